package dev.consilience.service.publish.rest;

import dev.consilience.export.ClaimWriter;
import dev.consilience.export.EvidenceSource;
import dev.consilience.export.ExportFormat;
import dev.consilience.export.IriBase;
import dev.consilience.reconcile.CuratedClaim;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.schema.PlacedClaimRecord;
import dev.consilience.service.publish.record.ClaimQuery;
import dev.consilience.stream.ClaimRecords;
import dev.consilience.stream.CuratedRecords;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serial;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Writes the claims that are asked for in the format that is asked for, as they are read. The claims are all as they were at one
 * moment; the evidence on each is as it is when its turn comes. One that is withdrawn meanwhile has no evidence by then: it is written
 * with that which its record quotes.
 */
final class Export {

    private final ExportFormat format;
    private final ClaimQuery query;
    private final IriBase base;
    private final Claims claims;
    private final Evidence evidence;

    /** The curated claims. */
    @FunctionalInterface
    interface Claims {
        /** Gives each claim that is asked for. */
        void each(ClaimQuery query, Consumer<CuratedClaimRecord> taker);
    }

    /** The evidence on them. */
    @FunctionalInterface
    interface Evidence {
        /** Gives each piece of evidence on a proposition. */
        void each(String proposition, Consumer<PlacedClaimRecord> taker);
    }

    Export(ExportFormat format, ClaimQuery query, IriBase base, Claims claims, Evidence evidence) {
        this.format = format;
        this.query = query;
        this.base = base;
        this.claims = claims;
        this.evidence = evidence;
    }

    /**
     * Writes all of it.
     *
     * @throws IOException if the output takes no more; what was written is no whole export
     */
    void write(OutputStream output) throws IOException {
        ClaimWriter writer = format.writer(output, base);
        writer.begin();
        try {
            claims.each(query, record -> write(writer, record));
        } catch (OutputException e) {
            throw e.failure;
        }
        writer.end();
    }

    private void write(ClaimWriter writer, CuratedClaimRecord record) {
        if (record.getWithdrawn() != null) {
            // Its last value, which tells followers why it goes.
            return;
        }
        CuratedClaim claim = CuratedRecords.fromRecord(record);
        try {
            writer.write(claim, evidenceOn(claim));
        } catch (IOException e) {
            throw new OutputException(e);
        }
    }

    private EvidenceSource evidenceOn(CuratedClaim claim) {
        return taker -> {
            AtomicBoolean any = new AtomicBoolean();
            evidence.each(claim.proposition().id().value(), placed -> {
                any.set(true);
                try {
                    taker.take(ClaimRecords.fromRecord(placed));
                } catch (IOException e) {
                    throw new OutputException(e);
                }
            });
            if (!any.get()) {
                EvidenceSource.of(claim.evidence()).each(taker);
            }
        };
    }

    /** Carries a failure of the output through the view, which knows no such failures. */
    private static final class OutputException extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final IOException failure;

        OutputException(IOException failure) {
            super(failure);
            this.failure = failure;
        }
    }
}
