package dev.consilience.export;

import dev.consilience.reconcile.CuratedClaim;
import java.io.IOException;

/**
 * Writes curated claims in one format. First {@link #begin}, then any number of claims, then {@link #end}; what was not
 * ended is cut short, and no reader of the format should take it for whole. Not for several threads.
 */
public interface ClaimWriter {

    /**
     * Writes what stands before the first claim.
     *
     * @throws IOException if the output takes no more
     */
    void begin() throws IOException;

    /**
     * Writes a claim.
     *
     * @param claim the claim; each proposition at most once
     * @param evidence all the evidence on it; some formats go through it several times, some not at all
     * @throws IOException if the output takes no more, or the evidence cannot be read
     */
    void write(CuratedClaim claim, EvidenceSource evidence) throws IOException;

    /**
     * Writes what stands behind the last claim, and flushes. The output stays open: it belongs to whoever opened it.
     *
     * @throws IOException if the output takes no more
     */
    void end() throws IOException;
}
