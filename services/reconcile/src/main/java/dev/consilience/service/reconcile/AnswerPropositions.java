package dev.consilience.service.reconcile;

import dev.consilience.claim.ClaimId;
import dev.consilience.reconcile.Ledger;
import dev.consilience.reconcile.Placement;
import dev.consilience.reconcile.PropositionId;
import dev.consilience.reconcile.Reconciler;
import dev.consilience.reconcile.Recount;
import dev.consilience.reconcile.Summary;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
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
 *
 * <p>The evidence of a proposition is counted from the beginning as long as there is little of it, which costs least. Once
 * there is more, a {@link Ledger} is opened, and each claim enters it at a cost that no longer grows.
 */
final class AnswerPropositions implements Processor<String, PlacedClaimRecord, String, CuratedClaimRecord> {

    private final Reconciler reconciler;
    private final Duration settle;
    private final int mostRecounted;

    private @Nullable State state;

    /**
     * The step.
     *
     * @param mostRecounted how many claims a proposition may have before a ledger is opened
     */
    AnswerPropositions(Reconciler reconciler, Duration settle, int mostRecounted) {
        this.reconciler = reconciler;
        this.settle = settle;
        this.mostRecounted = mostRecounted;
    }

    /** What is open while the step runs; {@code marked} has the keys of {@code pending}, to be found without a search. */
    private record State(
            ProcessorContext<String, CuratedClaimRecord> context,
            KeyValueStore<String, PlacedClaimRecord> evidence,
            KeyValueStore<String, PendingRecord> pending,
            KeyValueStore<String, CuratedClaimRecord> answers,
            LedgerStores ledgers,
            Set<String> marked) {}

    @Override
    public void init(ProcessorContext<String, CuratedClaimRecord> context) {
        State opened = new State(
                context,
                context.getStateStore(ReconcileTopology.EVIDENCE),
                context.getStateStore(ReconcileTopology.PENDING),
                context.getStateStore(ReconcileTopology.ANSWERS),
                LedgerStores.of(context),
                new LinkedHashSet<>());
        try (KeyValueIterator<String, PendingRecord> all = opened.pending().all()) {
            all.forEachRemaining(entry -> opened.marked().add(entry.key));
        }
        state = opened;
        context.schedule(settle, PunctuationType.WALL_CLOCK_TIME, now -> answerPending());
    }

    @Override
    public void process(Record<String, PlacedClaimRecord> record) {
        State open = Objects.requireNonNull(state);
        PlacedClaimRecord before = open.evidence().get(record.key());
        if (Objects.equals(before, record.value())) {
            return;
        }
        open.evidence().put(record.key(), record.value());
        String proposition = ReconcileTopology.propositionOf(record.key());
        StoredPages pages = new StoredPages(proposition, open.ledgers());
        if (pages.areWritten()) {
            new Ledger(pages).enter(placement(before), placement(record.value()));
        }
        mark(open, proposition, record);
    }

    private static void mark(State open, String proposition, Record<String, PlacedClaimRecord> record) {
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
        open.marked().add(proposition);
    }

    private void answerPending() {
        State open = Objects.requireNonNull(state);
        for (String proposition : open.marked()) {
            PendingRecord pending = open.pending().get(proposition);
            if (pending != null) {
                answer(open, proposition, pending);
                open.pending().delete(proposition);
            }
        }
        open.marked().clear();
    }

    private void answer(State open, String proposition, PendingRecord pending) {
        CuratedClaimRecord answer = summary(open, proposition)
                .map(reconciler::answer)
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

    private Optional<Summary> summary(State open, String proposition) {
        StoredPages pages = new StoredPages(proposition, open.ledgers());
        Ledger ledger = new Ledger(pages);
        if (!pages.areWritten()) {
            List<Placement> few = evidence(open, proposition, mostRecounted + 1);
            if (few.size() <= mostRecounted) {
                return Recount.of(few);
            }
            forEachPlacement(open, proposition, placement -> ledger.enter(null, placement));
        }
        return ledger.summary(new PropositionId(proposition), claim -> find(open, proposition, claim));
    }

    private static Placement find(State open, String proposition, ClaimId claim) {
        String key = proposition + "/" + claim;
        PlacedClaimRecord record = open.evidence().get(key);
        if (record == null) {
            throw new IllegalStateException("The ledger of " + proposition + " has claim " + claim
                    + ", which is not among the evidence; the state of this instance has to be rebuilt");
        }
        return ClaimRecords.fromRecord(record);
    }

    /** The placements of a proposition, at most so many. */
    private static List<Placement> evidence(State open, String proposition, int most) {
        List<Placement> placements = new ArrayList<>();
        try (KeyValueIterator<String, PlacedClaimRecord> found = scan(open, proposition)) {
            while (found.hasNext() && placements.size() < most) {
                placements.add(ClaimRecords.fromRecord(found.next().value));
            }
        }
        return placements;
    }

    private static void forEachPlacement(State open, String proposition, Consumer<Placement> consumer) {
        try (KeyValueIterator<String, PlacedClaimRecord> found = scan(open, proposition)) {
            found.forEachRemaining(entry -> consumer.accept(ClaimRecords.fromRecord(entry.value)));
        }
    }

    private static KeyValueIterator<String, PlacedClaimRecord> scan(State open, String proposition) {
        return open.evidence().prefixScan(proposition + "/", RecordSerdes.keys().serializer());
    }

    private static @Nullable Placement placement(@Nullable PlacedClaimRecord record) {
        if (record == null) {
            return null;
        }
        return ClaimRecords.fromRecord(record);
    }
}
