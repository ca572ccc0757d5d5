package dev.consilience.export;

import dev.consilience.reconcile.Placement;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** All the evidence on one curated claim. It can be gone through any number of times, and need not be in memory. */
@FunctionalInterface
public interface EvidenceSource {

    /** Takes one piece of evidence. */
    @FunctionalInterface
    interface Taker {

        /**
         * Takes it.
         *
         * @throws IOException if it cannot be passed on; then no more is given
         */
        void take(Placement placement) throws IOException;
    }

    /**
     * Gives each piece of evidence, in the same order each time.
     *
     * @throws IOException if the evidence cannot be read, or the taker takes no more
     */
    void each(Taker taker) throws IOException;

    /** Evidence that is in memory, in the order of the collection. */
    static EvidenceSource of(Collection<Placement> placements) {
        List<Placement> copy = List.copyOf(placements);
        return taker -> {
            for (Placement placement : copy) {
                taker.take(placement);
            }
        };
    }
}
