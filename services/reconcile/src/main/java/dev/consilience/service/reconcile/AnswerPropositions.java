package dev.consilience.service.reconcile;

import dev.consilience.reconcile.Placement;
import dev.consilience.reconcile.Reconciler;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.schema.PendingRecord;
import dev.consilience.schema.PlacedClaimRecord;
import dev.consilience.stream.Causes;
import dev.consilience.stream.ClaimRecords;
import dev.consilience.stream.CuratedRecords;
import dev.consilience.stream.RecordSerdes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the evidence of each proposition, and answers those whose evidence has changed.
 *
 * <p>A change marks its proposition as pending, with what caused it; a moment later all pending propositions are answered
 * from the evidence as it then stands, and an answer that differs from the last one is sent. The mark stands in a store
 * like the evidence itself, so that a crash between the two loses nothing.
 */
final class AnswerPropositions implements Processor<String, PlacedClaimRecord, String, CuratedClaimRecord> {

    private final Reconciler reconciler;
    private final Duration settle;

    private @Nullable State state;

    AnswerPropositions(Reconciler reconciler, Duration settle) {
        this.reconciler = reconciler;
        this.settle = settle;
    }

    private record State(
            ProcessorContext<String, CuratedClaimRecord> context,
            KeyValueStore<String, PlacedClaimRecord> evidence,
            KeyValueStore<String, PendingRecord> pending,
            KeyValueStore<String, CuratedClaimRecord> answers) {}

    @Override
    public void init(ProcessorContext<String, CuratedClaimRecord> context) {
        state = new State(
                context,
                context.getStateStore(ReconcileTopology.EVIDENCE),
                context.getStateStore(ReconcileTopology.PENDING),
                context.getStateStore(ReconcileTopology.ANSWERS));
        context.schedule(settle, PunctuationType.WALL_CLOCK_TIME, now -> answerPending());
    }

    @Override
    public void process(Record<String, PlacedClaimRecord> record) {
        State open = Objects.requireNonNull(state);
        if (Objects.equals(open.evidence().get(record.key()), record.value())) {
            return;
        }
        open.evidence().put(record.key(), record.value());
        String proposition = ReconcileTopology.propositionOf(record.key());
        Causes causes = Causes.readFrom(record.headers());
        Instant since = Instant.ofEpochMilli(record.timestamp());
        PendingRecord pending = open.pending().get(proposition);
        if (pending != null) {
            causes = causes.and(CuratedRecords.fromRecords(pending.getCauses()));
            if (pending.getSince().isAfter(since)) {
                since = pending.getSince();
            }
        }
        open.pending().put(proposition, new PendingRecord(since, CuratedRecords.toRecords(causes)));
    }

    private void answerPending() {
        State open = Objects.requireNonNull(state);
        List<KeyValue<String, PendingRecord>> pending = new ArrayList<>();
        try (KeyValueIterator<String, PendingRecord> all = open.pending().all()) {
            all.forEachRemaining(pending::add);
        }
        for (KeyValue<String, PendingRecord> each : pending) {
            answer(open, each.key, each.value);
            open.pending().delete(each.key);
        }
    }

    private void answer(State open, String proposition, PendingRecord pending) {
        CuratedClaimRecord answer = reconciler
                .reconcile(evidence(open, proposition))
                .map(CuratedRecords::toRecord)
                .orElse(null);
        if (Objects.equals(open.answers().get(proposition), answer)) {
            return;
        }
        open.answers().put(proposition, answer);
        Headers headers = new RecordHeaders();
        CuratedRecords.fromRecords(pending.getCauses()).writeTo(headers);
        open.context()
                .forward(new Record<>(proposition, answer, pending.getSince().toEpochMilli(), headers));
    }

    private static List<Placement> evidence(State open, String proposition) {
        List<Placement> placements = new ArrayList<>();
        try (KeyValueIterator<String, PlacedClaimRecord> found = open.evidence()
                .prefixScan(proposition + "/", RecordSerdes.keys().serializer())) {
            found.forEachRemaining(entry -> placements.add(ClaimRecords.fromRecord(entry.value)));
        }
        return placements;
    }
}
