package dev.consilience.export;

import dev.consilience.claim.Direction;
import dev.consilience.claim.Entity;
import dev.consilience.claim.EntityId;
import dev.consilience.claim.Manipulation;
import dev.consilience.reconcile.BeliefPriors;
import dev.consilience.reconcile.CuratedClaim;
import dev.consilience.reconcile.Evidence;
import dev.consilience.reconcile.Placement;
import dev.consilience.reconcile.Proposition;
import dev.consilience.reconcile.Reconciler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/**
 * Prints how fast each format is written, and that it needs no memory for it: one claim with much evidence, then many claims with
 * a little. Run as the manual says, with {@code -Xmx64m}. Arguments: pieces of evidence on the first claim, and further claims.
 */
final class ExportThroughput {

    private static final int ON_A_CLAIM = 3;
    private static final List<Direction> DIRECTIONS = List.of(Direction.values());

    private ExportThroughput() {}

    /** Counts what comes. */
    private static final class Counter extends OutputStream {
        private long bytes;

        @Override
        public void write(int unit) {
            bytes++;
        }

        @Override
        public void write(byte[] units, int offset, int length) {
            bytes += length;
        }
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        int much = Integer.parseInt(arguments[0]);
        int claims = Integer.parseInt(arguments[1]);
        // Once to warm up.
        for (int round = 0; round < 2; round++) {
            for (ExportFormat format : ExportFormat.values()) {
                Counter counter = new Counter();
                long start = System.nanoTime();
                write(format.writer(counter), much, claims);
                double seconds = (System.nanoTime() - start) / 1e9;
                if (round == 1) {
                    System.out.println(String.format(
                            Locale.ROOT,
                            "%-13s %6.1f s %8.1f MB %8.0f pieces of evidence a second",
                            format.label(),
                            seconds,
                            counter.bytes / 1e6,
                            (much + (double) claims * ON_A_CLAIM) / seconds));
                }
            }
        }
    }

    private static void write(ClaimWriter writer, int much, int claims) throws IOException {
        writer.begin();
        for (int claim = 0; claim <= claims; claim++) {
            int size = ON_A_CLAIM;
            if (claim == 0) {
                size = much;
            }
            int last = size;
            Proposition proposition = new Proposition(
                    new Entity(new EntityId("CHEBI:" + claim % 1000), "drug " + claim % 1000),
                    Manipulation.NONE,
                    new Entity(new EntityId("MP:" + claim / 1000), "outcome " + claim / 1000));
            CuratedClaim curated = new Reconciler(BeliefPriors.indraReading())
                    .reconcile(List.of(placement(proposition, 0)))
                    .orElseThrow();
            writer.write(curated, taker -> {
                for (int i = 0; i < last; i++) {
                    taker.take(placement(proposition, i));
                }
            });
        }
        writer.end();
    }

    private static Placement placement(Proposition proposition, int number) {
        Placement made = Evidence.from("10.1000/" + number)
                .that("drug", DIRECTIONS.get(number % DIRECTIONS.size()), "pain")
                .inSentence(number)
                .on("pain");
        return new Placement(proposition, made.agentBridge(), made.outcomeBridge(), made.claim(), made.judgement());
    }
}
