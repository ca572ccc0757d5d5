package dev.consilience.export;

import dev.consilience.claim.Entity;
import dev.consilience.reconcile.CuratedClaim;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * KGX's two tables in one archive. The edges come first: so the claims are gone through once, and the nodes are those of the edges
 * also where the record changes meanwhile. Holds the entities met so far.
 */
final class KgxArchiveWriter implements ClaimWriter {

    /** An archive's entries have times; this one is the first that the format knows. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream archive;
    private final KgxEdgesWriter edges;
    private final Map<String, Entity> entities = new LinkedHashMap<>();

    KgxArchiveWriter(OutputStream output) {
        this.archive = new ZipOutputStream(output);
        this.edges = new KgxEdgesWriter(archive);
    }

    @Override
    public void begin() throws IOException {
        archive.putNextEntry(entry("consilience_edges.tsv"));
        edges.begin();
    }

    @Override
    public void write(CuratedClaim claim, EvidenceSource evidence) throws IOException {
        edges.write(claim, evidence);
        remember(claim.proposition().agent());
        remember(claim.proposition().outcome());
    }

    @Override
    public void end() throws IOException {
        edges.end();
        archive.closeEntry();
        archive.putNextEntry(entry("consilience_nodes.tsv"));
        KgxNodesWriter nodes = new KgxNodesWriter(archive);
        nodes.begin();
        for (Entity entity : entities.values()) {
            nodes.write(entity);
        }
        nodes.end();
        archive.closeEntry();
        archive.finish();
        archive.flush();
    }

    private void remember(Entity entity) {
        entities.putIfAbsent(entity.id().value(), entity);
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        return entry;
    }
}
