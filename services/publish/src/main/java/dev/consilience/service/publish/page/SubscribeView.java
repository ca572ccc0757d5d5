package dev.consilience.service.publish.page;

import java.net.URI;
import java.util.List;

/**
 * The page that tells how to follow the record, with commands that work as they stand where the service was asked.
 *
 * @param ways the kinds of feed
 */
record SubscribeView(List<Way> ways) {

    private static final String SUBSCRIBER = "deploy/subscribers/javascript";
    private static final String SUBSCRIBER_INSTALL = "npm install --silent --prefix " + SUBSCRIBER;

    public SubscribeView {
        ways = List.copyOf(ways);
    }

    /**
     * A kind of feed.
     *
     * @param title what it is
     * @param words what it is good for
     * @param commands what to type
     */
    record Way(String title, String words, List<Command> commands) {

        public Way {
            commands = List.copyOf(commands);
        }
    }

    /**
     * Something to type.
     *
     * @param name what it does
     * @param text the command, of one line or several
     */
    record Command(String name, String text) {}

    /**
     * The page.
     *
     * @param publish where this service was asked
     * @param kafka where Kafka is
     * @param registry where the schema registry is
     */
    static SubscribeView of(URI publish, String kafka, URI registry) {
        String here = SecurityHeaders.origin(publish);
        return new SubscribeView(
                List.of(events(here), commandLine(here), kafka(kafka, registry), rest(here), exports(here)));
    }

    private static Way events(String here) {
        return new Way(
                "Server-sent events",
                "Each change as it happens, over plain HTTP. An event's id is a position: send the last one back as Last-Event-ID, and"
                        + " nothing is missed and nothing comes twice. All take agent, agentUnder, outcome, outcomeUnder, verdict,"
                        + " article and since.",
                List.of(
                        new Command(
                                "All changes that are kept, and then each new one",
                                "curl -N '" + here + "/feed/changes'"),
                        new Command(
                                "The changes since midnight, and then each new one",
                                "curl -N \"" + here + "/feed/changes?since=$(date -u +%Y-%m-%dT00:00:00Z)\""),
                        new Command(
                                "Claims about one kind of agent as they are, and then as they become",
                                "curl -N '" + here + "/feed/claims?agentUnder=MESH:D000091203'"),
                        new Command("Conflicts", "curl -N '" + here + "/feed/conflicts'"),
                        new Command(
                                "Changes of a search for a feed reader, as Atom",
                                "curl '" + here + "/feed/changes.atom?outcome=hyperalgesia'"),
                        new Command(
                                "In a browser's console on this page",
                                "new EventSource('/feed/changes').addEventListener('change', (event) => console.log(JSON.parse(event.data)));")));
    }

    private static Way commandLine(String here) {
        return new Way(
                "Command line",
                "A line a change, for people; with --json, for programs.",
                List.of(
                        new Command("Follow", "deploy/local/consilience follow --publish-url " + here),
                        new Command(
                                "What has changed so far, as JSON lines",
                                "deploy/local/consilience follow --publish-url " + here + " --json --until-now")));
    }

    private static Way kafka(String kafka, URI registry) {
        String subscriber = "node " + SUBSCRIBER + "/follow.mjs --brokers " + kafka + " --registry " + registry
                + "/apis/ccompat/v7";
        return new Way(
                "Kafka",
                "The record itself: compacted topics, curated.claim.current.v1, curated.conflict.current.v1 and the changes on"
                        + " curated.claim.changed.v1, from which all of it can be rebuilt. The values are Avro, in the registry's wire"
                        + " format, which Confluent's clients read. deploy/subscribers has a client to be copied, of one file.",
                List.of(
                        new Command(
                                "Which claims there are, with kcat",
                                "kcat -C -e -q -b " + kafka + " -t curated.claim.current.v1 -f '%k %S bytes\\n'"),
                        new Command(
                                "All of it as JSON lines, sorted by key, with Confluent's client of the registry in Node.js",
                                SUBSCRIBER_INSTALL + "\n" + subscriber + " --until-now"),
                        new Command(
                                "Each change of it, the first that is kept first",
                                SUBSCRIBER_INSTALL + "\n" + subscriber),
                        new Command(
                                "The schema",
                                "curl '" + registry
                                        + "/apis/ccompat/v7/subjects/curated.claim.current.v1-value/versions/latest'")));
    }

    private static Way rest(String here) {
        return new Way(
                "REST",
                "The record as it stands, page by page: an answer's next is the cursor of the page behind it.",
                List.of(
                        new Command(
                                "Claims that depend on their context",
                                "curl '" + here + "/claims?verdict=CONTEXT_DEPENDENT'"),
                        new Command(
                                "Those on which studies differ, the most interesting first",
                                "curl '" + here + "/conflicts?sort=INTEREST'"),
                        new Command(
                                "What is known of an agent, as a table",
                                "curl -H 'Accept: text/csv' '" + here + "/claims?agent=temsirolimus&limit=1000'"),
                        new Command(
                                "How an answer moved", "curl '" + here + "/claims/CHEBI:79699..MP:0005407/history'")));
    }

    private static Way exports(String here) {
        return new Way(
                "Exports",
                "The whole record, or what fits the filters of /claims, in the formats of other systems.",
                List.of(
                        new Command("Which formats there are", "curl '" + here + "/exports'"),
                        new Command("For INDRA", "curl --compressed '" + here + "/exports/indra' > claims.json"),
                        new Command(
                                "As nanopublications",
                                "curl --compressed '" + here + "/exports/nanopub' > claims.trig"),
                        new Command(
                                "As a table, fetched whole or not at all",
                                "deploy/local/consilience export --publish-url " + here
                                        + " --format tsv > claims.tsv")));
    }
}
