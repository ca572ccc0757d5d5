package dev.consilience.stream.meters;

import java.util.List;
import java.util.Locale;

/**
 * All meters of ours, in one place: documents, dashboards and alerts are held against it.
 *
 * <p>What streams count is counted when it is done, and again when a transaction is aborted and done again. So these counters tell
 * how much is going on; how much there is, the topics tell.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are made by List.of
public enum MeterCatalogue {
    /** Accepted and refused add up to the records that were read. */
    ARTICLES_ACCEPTED(
            "consilience.articles.accepted",
            Kind.COUNTER,
            "",
            List.of("ingest"),
            List.of("way"),
            "Records that Kafka has confirmed, by the way they came in"),
    ARTICLES_REFUSED(
            "consilience.articles.refused",
            Kind.COUNTER,
            "",
            List.of("ingest"),
            List.of("way"),
            "Records that could not be read and are dead letters, by the way they came in"),
    RECORDS_RECEIVED(
            "consilience.records.received",
            Kind.COUNTER,
            "",
            List.of("ingest"),
            List.of("kind"),
            "Records that the streams took up, by the kind of publication"),
    ARTICLES_SETTLED(
            "consilience.articles.settled",
            Kind.COUNTER,
            "",
            List.of("ingest"),
            List.of("status"),
            "Articles sent on because something of them changed, by the status that they have now; none for one that is gone"),
    WAYS_IN_FAILING(
            "consilience.ways.in.failing",
            Kind.GAUGE,
            "",
            List.of("ingest"),
            List.of(),
            "Watched folders and polls that fail now, and are tried again"),
    CLAIMS_EXTRACTED(
            "consilience.claims.extracted",
            Kind.COUNTER,
            "",
            List.of("extract"),
            List.of("change"),
            "Claims sent on: told, if new or changed; withdrawn, if the article makes them no longer"),
    PROPOSITIONS_ANSWERED(
            "consilience.propositions.answered",
            Kind.COUNTER,
            "",
            List.of("reconcile"),
            List.of("change"),
            "Answers sent on: told, if new or changed; withdrawn, if there is no evidence left"),
    CLAIMS_PUBLISHED(
            "consilience.claims.published",
            Kind.COUNTER,
            "",
            List.of("publish"),
            List.of("change", "reason"),
            "Changes of curated claims: new, changed, withdrawn, by the gravest reason"),
    VERDICT_CHANGES(
            "consilience.verdict.changes",
            Kind.COUNTER,
            "",
            List.of("publish"),
            List.of("from", "to"),
            "Changes of curated claims that changed the verdict, by what it was and is; none where there was or is no claim"),
    PAPER_TO_CLAIM(
            "consilience.paper.to.claim",
            Kind.TIMER,
            "seconds",
            List.of("publish"),
            List.of(),
            "From the time a record of an article was handed in to the change of a curated claim that it brought about; of a record "
                    + "that is read again long after, since it was handed in"),
    FEED_READERS(
            "consilience.feed.readers",
            Kind.GAUGE,
            "",
            List.of("publish"),
            List.of(),
            "Who follows a feed over HTTP now"),
    FEED_DROPPED(
            "consilience.feed.dropped",
            Kind.COUNTER,
            "",
            List.of("publish"),
            List.of(),
            "Readers of a feed that took nothing for too long and were dropped"),
    DEAD_LETTERS(
            "consilience.dead.letters",
            Kind.COUNTER,
            "",
            Names.ALL,
            List.of("cause"),
            "Records of the streams that left as dead letters: unreadable, if they were no record; refused, if they broke a step"),
    LAG(
            "consilience.lag",
            Kind.GAUGE,
            "",
            Names.ALL,
            List.of("topic"),
            "Records of a topic that this instance has still to read, of the partitions that it has"),
    STREAMS_RUNNING(
            "consilience.streams.running",
            Kind.GAUGE,
            "",
            Names.ALL,
            List.of(),
            "1 while the streams run; 0 while they start, restore, take over, or have ended"),
    THREADS_REPLACED(
            "consilience.threads.replaced",
            Kind.COUNTER,
            "",
            Names.ALL,
            List.of(),
            "Threads of the streams that broke off; each was replaced, unless there were too many"),
    RESTORE_REMAINING(
            "consilience.restore.remaining",
            Kind.GAUGE,
            "",
            Names.ALL,
            List.of(),
            "Records of change logs that are still to be read before all state is there"),
    RESTORED_RECORDS(
            "consilience.restored.records",
            Kind.COUNTER,
            "",
            Names.ALL,
            List.of(),
            "Records of change logs that were read to have state again"),
    STATE(
            "consilience.state",
            Kind.GAUGE,
            "bytes",
            Names.ALL,
            List.of(),
            "What state takes on disk, all files below the service's folder of state");

    /** The services, by name. */
    private static final class Names {
        private static final List<String> ALL = List.of("ingest", "extract", "reconcile", "publish");
    }

    private final String meter;
    private final Kind kind;
    private final String unit;
    private final List<String> services;
    private final List<String> labels;
    private final String meaning;

    MeterCatalogue(String meter, Kind kind, String unit, List<String> services, List<String> labels, String meaning) {
        this.meter = meter;
        this.kind = kind;
        this.unit = unit;
        this.services = services;
        this.labels = labels;
        this.meaning = meaning;
    }

    /** What a meter does. */
    public enum Kind {
        /** It only grows, and begins at zero with each start of the process. */
        COUNTER,
        /** It is as it is now. */
        GAUGE,
        /** It has a count, a sum, and counts of those that took no longer than so long. */
        TIMER
    }

    /** The name, as Micrometer has it. */
    public String meter() {
        return meter;
    }

    /** What it does. */
    public Kind kind() {
        return kind;
    }

    /** In which unit; empty for what is counted. */
    public String unit() {
        return unit;
    }

    /** The services that have it. */
    public List<String> services() {
        return services;
    }

    /** The labels that tell its series apart. */
    public List<String> labels() {
        return labels;
    }

    /** What it tells, in words. */
    public String meaning() {
        return meaning;
    }

    /** The names under which Prometheus has it. */
    public List<String> prometheus() {
        String name = meter.replace('.', '_').toLowerCase(Locale.ROOT);
        if (kind == Kind.COUNTER) {
            return List.of(name + "_total");
        }
        if (kind == Kind.TIMER) {
            return List.of(
                    name + "_seconds_count", name + "_seconds_sum", name + "_seconds_max", name + "_seconds_bucket");
        }
        if (unit.isEmpty()) {
            return List.of(name);
        }
        return List.of(name + "_" + unit);
    }

    /** All of it as a table in Markdown. */
    public static String inMarkdown() {
        StringBuilder text = new StringBuilder("""
                | meter | in Prometheus | kind | labels | services | what it tells |
                |---|---|---|---|---|---|
                """);
        for (MeterCatalogue each : values()) {
            text.append("| `")
                    .append(each.meter)
                    .append("` | `")
                    .append(String.join("`, `", each.prometheus()))
                    .append("` | ")
                    .append(each.kind.name().toLowerCase(Locale.ROOT))
                    .append(" | ")
                    .append(String.join(", ", each.labels))
                    .append(" | ")
                    .append(each.inWhich())
                    .append(" | ")
                    .append(each.meaning)
                    .append(" |\n");
        }
        return text.toString();
    }

    private String inWhich() {
        if (services.size() == Names.ALL.size()) {
            return "all";
        }
        return String.join(", ", services);
    }
}
