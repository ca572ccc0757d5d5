package dev.consilience.service.reconcile;

import dev.consilience.claim.ClaimId;
import dev.consilience.reconcile.BeliefPriors;
import dev.consilience.reconcile.CuratedClaim;
import dev.consilience.reconcile.Ledger;
import dev.consilience.reconcile.Placement;
import dev.consilience.reconcile.PropositionId;
import dev.consilience.reconcile.Reconciler;
import dev.consilience.reconcile.Recount;
import dev.consilience.reconcile.Summary;
import dev.consilience.schema.ChangeReason;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.schema.PendingRecord;
import dev.consilience.schema.PlacedClaimRecord;
import dev.consilience.schema.ReweighingRecord;
import dev.consilience.stream.Causes;
import dev.consilience.stream.ClaimRecords;
import dev.consilience.stream.CuratedRecords;
import dev.consilience.stream.RecordSerdes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
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
 * Answers the propositions that have changed.
 *
 * <p>A change marks its proposition as pending, with what caused it; a moment later all pending propositions are answered
 * from the evidence and the decisions as they then stand, and an answer that differs from the last one is sent. The mark
 * stands in a store like the evidence itself, so that a crash between the two loses nothing.
 *
 * <p>The evidence of a proposition is counted from the beginning as long as there is little of it, which costs least. Once
 * there is more, a {@link Ledger} is opened, which {@link TakeEvidence} keeps from then on at a cost that no longer grows.
 *
 * <p>When curators' judgements have changed the priors, or the code is of another release, all propositions are answered again, some at
 * a time. What they are answered meanwhile stands; who follows sees what has become another answer, and nothing else.
 */
final class AnswerPropositions implements Processor<String, Causes, String, CuratedClaimRecord> {

    private static final String REWEIGHING = "all";

    /** How many are answered again between two looks at what has changed meanwhile. */
    private static final int REWEIGHED_AT_ONCE = 100;

    private final BeliefPriors named;
    private final ReconcileSettings settings;

    private @Nullable State state;

    /** The keys of all marks, so that they are found without a search; null until they are first needed. */
    private @Nullable Set<String> marked;

    /**
     * The step.
     *
     * @param named the priors before anything was learned
     */
    AnswerPropositions(BeliefPriors named, ReconcileSettings settings) {
        this.named = named;
        this.settings = settings;
    }

    private record State(
            ProcessorContext<String, CuratedClaimRecord> context,
            CurrentPriors priors,
            KeyValueStore<String, PlacedClaimRecord> evidence,
            Decisions decisions,
            KeyValueStore<String, PendingRecord> pending,
            KeyValueStore<String, CuratedClaimRecord> answers,
            KeyValueStore<String, ReweighingRecord> reweighing,
            LedgerStores ledgers) {}

    @Override
    public void init(ProcessorContext<String, CuratedClaimRecord> context) {
        state = new State(
                context,
                new CurrentPriors(named, context),
                context.getStateStore(ReconcileTopology.EVIDENCE),
                new Decisions(context.getStateStore(ReconcileTopology.VERDICT_DECISIONS)),
                context.getStateStore(ReconcileTopology.PENDING),
                context.getStateStore(ReconcileTopology.ANSWERS),
                context.getStateStore(ReconcileTopology.REWEIGHING),
                LedgerStores.of(context));
        context.schedule(settings.settle(), PunctuationType.WALL_CLOCK_TIME, now -> answerMarked());
    }

    @Override
    public void process(Record<String, Causes> record) {
        State open = Objects.requireNonNull(state);
        Causes causes = record.value();
        Instant since = Instant.ofEpochMilli(record.timestamp());
        PendingRecord pending = open.pending().get(record.key());
        if (pending != null) {
            causes = causes.and(CuratedRecords.fromRecords(pending.getCauses()));
            if (pending.getSince().isAfter(since)) {
                since = pending.getSince();
            }
        }
        open.pending().put(record.key(), new PendingRecord(since, CuratedRecords.toRecords(causes)));
        marked(open).add(record.key());
    }

    private Set<String> marked(State open) {
        if (marked == null) {
            Set<String> keys = new LinkedHashSet<>();
            try (KeyValueIterator<String, PendingRecord> all = open.pending().all()) {
                all.forEachRemaining(entry -> keys.add(entry.key));
            }
            marked = keys;
        }
        return marked;
    }

    private void answerMarked() {
        State open = Objects.requireNonNull(state);
        BeliefPriors priors = open.priors().get();
        Reconciler reconciler = new Reconciler(priors);
        // Off the list before it is answered: one that cannot be answered must not keep all behind it waiting for ever.
        Iterator<String> next = marked(open).iterator();
        while (next.hasNext()) {
            String proposition = next.next();
            next.remove();
            PendingRecord pending = open.pending().get(proposition);
            if (pending != null) {
                Causes causes = CuratedRecords.fromRecords(pending.getCauses());
                answer(open, reconciler, proposition, causes, pending.getSince().toEpochMilli());
                open.pending().delete(proposition);
            }
        }
        answerAgain(open, reconciler, priors.name());
    }

    /** Answers some propositions again, if they were answered with other priors than these, or by another release. */
    private void answerAgain(State open, Reconciler reconciler, String priors) {
        ReweighingRecord reached = open.reweighing().get(REWEIGHING);
        if (reached == null || !reached.getRelease().equals(settings.release())) {
            reached = new ReweighingRecord(priors, "", settings.release(), ChangeReason.REPROCESSED);
        } else if (!reached.getPriors().equals(priors)) {
            reached = new ReweighingRecord(priors, "", settings.release(), ChangeReason.DECISION);
        } else if (reached.getNext() == null) {
            return;
        }
        List<String> some = new ArrayList<>();
        try (KeyValueIterator<String, CuratedClaimRecord> rest = open.answers().range(reached.getNext(), null)) {
            while (rest.hasNext() && some.size() <= REWEIGHED_AT_ONCE) {
                some.add(rest.next().key);
            }
        }
        String next = null;
        if (some.size() > REWEIGHED_AT_ONCE) {
            next = some.remove(REWEIGHED_AT_ONCE);
        }
        Causes causes = Causes.of(reached.getReason(), "", why(reached.getReason()));
        long latest = Math.max(0, open.context().currentStreamTimeMs());
        some.forEach(proposition -> answer(open, reconciler, proposition, causes, latest));
        open.reweighing().put(REWEIGHING, new ReweighingRecord(priors, next, settings.release(), reached.getReason()));
    }

    private static String why(ChangeReason reason) {
        if (reason == ChangeReason.REPROCESSED) {
            return "another release reconciles";
        }
        return "curators' judgements changed the priors";
    }

    private void answer(State open, Reconciler reconciler, String proposition, Causes causes, long timestamp) {
        CuratedClaimRecord answer = summary(open, proposition)
                .map(reconciler::answer)
                .map(claim -> withDecisions(open, proposition, claim))
                .orElse(null);
        if (Objects.equals(open.answers().get(proposition), answer)) {
            return;
        }
        open.answers().put(proposition, answer);
        Headers headers = new RecordHeaders();
        causes.writeTo(headers);
        open.context().forward(new Record<>(proposition, answer, timestamp, headers));
    }

    private static CuratedClaimRecord withDecisions(State open, String proposition, CuratedClaim claim) {
        return CuratedRecords.toRecord(claim, open.decisions().on(proposition).values());
    }

    private Optional<Summary> summary(State open, String proposition) {
        StoredPages pages = new StoredPages(proposition, open.ledgers());
        Ledger ledger = new Ledger(pages);
        if (!pages.areWritten()) {
            List<Placement> few = evidence(open, proposition, settings.mostRecounted() + 1);
            if (few.size() <= settings.mostRecounted()) {
                return Recount.of(few);
            }
            forEachPlacement(open, proposition, placement -> ledger.enter(null, placement));
        }
        return ledger.summary(new PropositionId(proposition), claim -> find(open, proposition, claim));
    }

    private static Placement find(State open, String proposition, ClaimId claim) {
        PlacedClaimRecord record = open.evidence().get(proposition + "/" + claim);
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
}
