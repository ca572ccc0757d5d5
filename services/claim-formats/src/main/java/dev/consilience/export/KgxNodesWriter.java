package dev.consilience.export;

import dev.consilience.claim.Entity;
import dev.consilience.claim.EntityId;
import dev.consilience.reconcile.CuratedClaim;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** KGX's table of nodes: each entity once, where it is first met. Holds the identifiers of the entities met so far. */
final class KgxNodesWriter implements ClaimWriter {

    static final List<String> COLUMNS = List.of("id", "category", "name", "provided_by");

    private final TableOutput table;
    private final Set<EntityId> written = new HashSet<>();

    KgxNodesWriter(OutputStream output) {
        this.table = new TableOutput(output, TableOutput.Folding.FOLDED);
    }

    @Override
    public void begin() throws IOException {
        table.header(COLUMNS);
    }

    @Override
    public void write(CuratedClaim claim, EvidenceSource evidence) throws IOException {
        write(claim.proposition().agent());
        write(claim.proposition().outcome());
    }

    /** Writes an entity, unless it is written already. */
    void write(Entity entity) throws IOException {
        if (written.add(entity.id())) {
            table.code(entity.id().value())
                    .code(PublicVocabulary.of(entity.id(), IriBase.NONE).category())
                    .text(entity.label())
                    .code(Biolink.KNOWLEDGE_SOURCE)
                    .endLine();
        }
    }

    @Override
    public void end() throws IOException {
        table.flush();
    }
}
