package dev.consilience.export;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The formats in which curated claims leave. */
public enum ExportFormat {
    /** INDRA's statements as JSON: one statement for each claim and direction, with the evidence for it. */
    INDRA("application/json", "json"),
    /** Nanopublications in TriG: one for each claim. */
    NANOPUB("application/trig", "trig"),
    /** KGX, Biolink Model's knowledge graphs: tables of nodes and of edges, together in an archive. */
    KGX("application/zip", "zip"),
    /** The table of nodes alone: each entity once. */
    KGX_NODES("text/tab-separated-values; charset=utf-8", "tsv"),
    /** The table of edges alone: each claim once. */
    KGX_EDGES("text/tab-separated-values; charset=utf-8", "tsv"),
    /** A script in the Biological Expression Language: a statement for each piece of evidence. */
    BEL("text/plain; charset=utf-8", "bel"),
    /** GraphML: entities as nodes, claims as edges. */
    GRAPHML("application/graphml+xml", "graphml"),
    /** A table: a line for each claim. */
    TSV("text/tab-separated-values; charset=utf-8", "tsv"),
    /** A table: a line for each piece of evidence on each claim. */
    TSV_EVIDENCE("text/tab-separated-values; charset=utf-8", "tsv");

    private final String mediaType;
    private final String extension;

    ExportFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** The name by which it is asked for, for example {@code kgx-nodes}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The format of that name, in any case. */
    public static Optional<ExportFormat> named(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label().equalsIgnoreCase(label))
                .findFirst();
    }

    /** What HTTP calls it, with the character set where one is to be said. */
    public String mediaType() {
        return mediaType;
    }

    /** How its files' names end, without the dot. */
    public String extension() {
        return extension;
    }

    /** The name of a file of it, for example {@code consilience-kgx-nodes.tsv}. */
    public String fileName() {
        return "consilience-" + label() + "." + extension;
    }

    /** Whether it is compressed already. */
    public boolean compressed() {
        return this == KGX;
    }

    /** A writer onto the output, for a record that has no address of its own. */
    public ClaimWriter writer(OutputStream output) {
        return writer(output, IriBase.NONE);
    }

    /**
     * A writer onto the output.
     *
     * @param output buffered by the writer; never closed
     * @param base what the IRIs of claims begin with, in the formats that have any
     */
    public ClaimWriter writer(OutputStream output, IriBase base) {
        return switch (this) {
            case INDRA -> new IndraWriter(output);
            case NANOPUB -> new NanopubWriter(output, base);
            case KGX -> new KgxArchiveWriter(output);
            case KGX_NODES -> new KgxNodesWriter(output);
            case KGX_EDGES -> new KgxEdgesWriter(output);
            case BEL -> new BelWriter(output);
            case GRAPHML -> new GraphMlWriter(output);
            case TSV -> new ClaimTableWriter(output);
            case TSV_EVIDENCE -> new EvidenceTableWriter(output);
        };
    }
}
