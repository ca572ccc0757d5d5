package dev.consilience.stream;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who may do what on Kafka: the four services, and the people beside them. What a cluster is to allow is made from this
 * table, and what it does not name is to be refused.
 *
 * @param name of the service, or of who it is
 * @param application the application id of a service's streams: the name of its group, and, with a hyphen behind it, what the
 *     names of its change logs and its transactional ids begin with
 * @param consumed topics that the service's topology reads
 * @param produced topics that the service's topology writes
 * @param followed topics that are read beside a topology, without a group
 * @param sent topics that are written beside a topology
 * @param replayed topics that a dead letter may go back to: what the topologies of all services read
 * @param transactions what other transactional ids begin with
 * @param groups what the names of other groups begin with
 * @param watched groups whose positions may be asked for, with the topics that those read
 * @param provisions whether topics that are missing may be made
 */
public record TopicAccess(
        String name,
        Optional<String> application,
        Set<String> consumed,
        Set<String> produced,
        Set<String> followed,
        Set<String> sent,
        Set<String> replayed,
        Set<String> transactions,
        Set<String> groups,
        Set<String> watched,
        boolean provisions) {

    private static final Set<String> NONE = Set.of();

    /** Takes papers in, makes articles of them, and puts dead letters of all services back. */
    public static final TopicAccess INGEST = new TopicAccess(
            "ingest",
            Optional.of("consilience-ingest"),
            names(
                    TopicCatalogue.RECORDS_RECEIVED,
                    TopicCatalogue.RECORDS_IDENTIFIED,
                    TopicCatalogue.RECORDS_ASSIGNED,
                    TopicCatalogue.RECORDS_PLACED),
            names(
                    TopicCatalogue.RECORDS_IDENTIFIED,
                    TopicCatalogue.RECORDS_ASSIGNED,
                    TopicCatalogue.RECORDS_PLACED,
                    TopicCatalogue.ARTICLES),
            union(names(TopicCatalogue.INTAKE_POSITIONS), TopicCatalogue.DEAD_LETTERS),
            union(
                    names(TopicCatalogue.RECORDS_RECEIVED, TopicCatalogue.INTAKE_POSITIONS),
                    Set.of(TopicCatalogue.INGEST_DEAD_LETTERS)),
            names(
                    TopicCatalogue.RECORDS_RECEIVED,
                    TopicCatalogue.RECORDS_IDENTIFIED,
                    TopicCatalogue.RECORDS_ASSIGNED,
                    TopicCatalogue.RECORDS_PLACED,
                    TopicCatalogue.ARTICLES,
                    TopicCatalogue.CLAIMS,
                    TopicCatalogue.CLAIM_DECISIONS,
                    TopicCatalogue.PLACED_CLAIMS,
                    TopicCatalogue.PROPOSITION_DECISIONS,
                    TopicCatalogue.JUDGED_CLAIMS,
                    TopicCatalogue.PROPOSITIONS),
            Set.of("consilience-ingest-folder-", "consilience-ingest-poll-"),
            NONE,
            NONE,
            false);

    /** Takes claims from articles, by the vocabulary that it follows. */
    public static final TopicAccess EXTRACT = new TopicAccess(
            "extract",
            Optional.of("consilience-extract"),
            names(TopicCatalogue.ARTICLES),
            names(TopicCatalogue.CLAIMS),
            names(TopicCatalogue.VOCABULARY_CONCEPTS, TopicCatalogue.VOCABULARY_RELEASE),
            Set.of(TopicCatalogue.EXTRACT_DEAD_LETTERS),
            NONE,
            NONE,
            NONE,
            NONE,
            false);

    /** Answers propositions. */
    public static final TopicAccess RECONCILE = new TopicAccess(
            "reconcile",
            Optional.of("consilience-reconcile-3"),
            names(
                    TopicCatalogue.CLAIMS,
                    TopicCatalogue.CLAIM_DECISIONS,
                    TopicCatalogue.PLACED_CLAIMS,
                    TopicCatalogue.PROPOSITION_DECISIONS,
                    TopicCatalogue.JUDGED_CLAIMS,
                    TopicCatalogue.RELIABILITY),
            names(
                    TopicCatalogue.PLACED_CLAIMS,
                    TopicCatalogue.PROPOSITIONS,
                    TopicCatalogue.JUDGED_CLAIMS,
                    TopicCatalogue.RELIABILITY),
            NONE,
            Set.of(TopicCatalogue.RECONCILE_DEAD_LETTERS),
            NONE,
            NONE,
            NONE,
            NONE,
            false);

    /** Publishes what was answered, mirrors what it serves, and writes what curators decide. */
    public static final TopicAccess PUBLISH = new TopicAccess(
            "publish",
            Optional.of("consilience-publish-2"),
            names(TopicCatalogue.PROPOSITIONS),
            names(TopicCatalogue.CHANGES, TopicCatalogue.CURATED_CLAIMS, TopicCatalogue.CONFLICTS),
            names(
                    TopicCatalogue.CURATED_CLAIMS,
                    TopicCatalogue.CONFLICTS,
                    TopicCatalogue.CHANGES,
                    TopicCatalogue.PLACED_CLAIMS,
                    TopicCatalogue.ARTICLES,
                    TopicCatalogue.VOCABULARY_CONCEPTS,
                    TopicCatalogue.CLAIM_DECISIONS,
                    TopicCatalogue.PROPOSITION_DECISIONS),
            union(
                    names(TopicCatalogue.CLAIM_DECISIONS, TopicCatalogue.PROPOSITION_DECISIONS),
                    Set.of(TopicCatalogue.PUBLISH_DEAD_LETTERS)),
            NONE,
            NONE,
            NONE,
            NONE,
            false);

    /** What no service makes from other topics, so that it has to be backed up and can be written back. */
    private static final Set<String> NOT_MADE_FROM_OTHERS = names(
            TopicCatalogue.VOCABULARY_CONCEPTS,
            TopicCatalogue.VOCABULARY_RELEASE,
            TopicCatalogue.CLAIM_DECISIONS,
            TopicCatalogue.PROPOSITION_DECISIONS,
            TopicCatalogue.INTAKE_POSITIONS,
            TopicCatalogue.RECORDS_RECEIVED);

    /** The command line in the hands of whoever runs the cluster: topics and schemas, vocabularies, decisions, backups. */
    public static final TopicAccess OPERATOR = new TopicAccess(
            "operator",
            Optional.empty(),
            NONE,
            NONE,
            NOT_MADE_FROM_OTHERS,
            NOT_MADE_FROM_OTHERS,
            NONE,
            Set.of("consilience-vocabulary"),
            NONE,
            NONE,
            true);

    /** Follows what is published, and sees nothing else. */
    public static final TopicAccess SUBSCRIBER = new TopicAccess(
            "subscriber",
            Optional.empty(),
            NONE,
            NONE,
            names(TopicCatalogue.CURATED_CLAIMS, TopicCatalogue.CONFLICTS, TopicCatalogue.CHANGES),
            NONE,
            NONE,
            NONE,
            Set.of("subscriber-"),
            NONE,
            false);

    /** The four services, in the order of the flow. */
    public static final List<TopicAccess> SERVICES = List.of(INGEST, EXTRACT, RECONCILE, PUBLISH);

    /** Asks how far the services are behind, to say how many instances there should be; reads no record. */
    public static final TopicAccess SCALER = new TopicAccess(
            "scaler", Optional.empty(), NONE, NONE, NONE, NONE, NONE, NONE, NONE, applications(SERVICES), false);

    /** All of them. */
    public static final List<TopicAccess> ALL = Stream.concat(
                    SERVICES.stream(), Stream.of(OPERATOR, SUBSCRIBER, SCALER))
            .toList();

    /** All topics that may be read, in the order of their names. */
    public Set<String> reads() {
        return union(consumed, followed);
    }

    /** All topics that may be written, in the order of their names. */
    public Set<String> writes() {
        return union(union(produced, sent), replayed);
    }

    /** All topics of which it may be asked that they are there and where they end, though they may not be read or written. */
    public Set<String> describes() {
        Set<String> described = new TreeSet<>();
        for (TopicAccess service : SERVICES) {
            if (service.application().filter(watched::contains).isPresent()) {
                described.addAll(service.consumed());
            }
        }
        if (provisions) {
            TopicCatalogue.ALL.forEach(topic -> described.add(topic.name()));
            described.addAll(TopicCatalogue.DEAD_LETTERS);
        }
        described.removeAll(reads());
        described.removeAll(writes());
        return described;
    }

    /**
     * How much of each broker one may have at most, by the names of Kafka's quotas: bytes a second, percent of a thread. Only those
     * whom we do not run are held to any: one subscriber is not to keep the others waiting, nor the services.
     */
    public Map<String, Double> quotas() {
        if (!equals(SUBSCRIBER)) {
            return Map.of();
        }
        return Map.of("consumer_byte_rate", 20.0 * 1024 * 1024, "request_percentage", 50.0);
    }

    /** What the names of a service's own topics, and of the transactional ids of its streams, begin with. */
    public Optional<String> ownPrefix() {
        return application.map(id -> id + "-");
    }

    private static Set<String> applications(List<TopicAccess> services) {
        Set<String> applications = new TreeSet<>();
        services.forEach(service -> service.application().ifPresent(applications::add));
        return applications;
    }

    private static Set<String> names(TopicDef<?>... topics) {
        Set<String> names = new TreeSet<>();
        for (TopicDef<?> topic : topics) {
            names.add(topic.name());
        }
        return names;
    }

    private static Set<String> union(Collection<String> some, Collection<String> others) {
        Set<String> union = new TreeSet<>(some);
        union.addAll(others);
        return union;
    }
}
