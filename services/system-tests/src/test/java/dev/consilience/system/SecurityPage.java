package dev.consilience.system;

import dev.consilience.access.Endpoint;
import dev.consilience.access.Endpoints;
import dev.consilience.stream.TopicAccess;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.access.Roles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code deploy/SECURITY.md}: the tables in it, as they stand there. */
final class SecurityPage {

    static final Path FILE = Path.of("../../deploy/SECURITY.md");
    static final String ROLES = "| service | endpoint | used to | nobody | reader | submitter | curator | operator |";
    static final String TOPICS =
            "| topic | " + TopicAccess.ALL.stream().map(TopicAccess::name).collect(Collectors.joining(" | ")) + " |";
    static final String ATTACKS = "| attack | what happens | shown by |";
    static final List<String> SERVICES = List.of("ingest", "extract", "reconcile", "publish");

    private SecurityPage() {}

    /** An endpoint of a service, and who may use it: nobody and each role, in the order of the columns. */
    record Row(String service, String method, String path, List<Boolean> may) {}

    /** The lines of a table below its head; none if there is no such table. */
    static List<String> table(String head) throws IOException {
        List<String> lines = Files.readAllLines(FILE);
        int begin = lines.indexOf(head);
        if (begin < 0) {
            return List.of();
        }
        return lines.subList(begin + 2, lines.size()).stream()
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    /** The table of roles as the services have it. */
    static List<String> roles() {
        List<String> lines = new ArrayList<>();
        for (String service : SERVICES) {
            for (Endpoint endpoint : Endpoints.of(service).all()) {
                List<String> cells = new ArrayList<>(List.of(
                        service,
                        "`" + endpoint.method() + " " + endpoint.path() + "`",
                        endpoint.use().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
                cells.add(word(endpoint.use().isOpen(true)));
                Roles.ALL.forEach(role -> cells.add(word(endpoint.use().permits(Set.of(role)))));
                lines.add("| " + String.join(" | ", cells) + " |");
            }
        }
        return lines;
    }

    /** The table of topics as Kafka is told it. */
    static List<String> topics() {
        Set<String> topics = new TreeSet<>(TopicCatalogue.DEAD_LETTERS);
        TopicCatalogue.ALL.forEach(topic -> topics.add(topic.name()));
        List<String> lines = new ArrayList<>();
        for (String topic : topics) {
            List<String> cells = new ArrayList<>(List.of("`" + topic + "`"));
            TopicAccess.ALL.forEach(who -> cells.add(words(who, topic)));
            lines.add("| " + String.join(" | ", cells) + " |");
        }
        return lines;
    }

    private static String words(TopicAccess who, String topic) {
        List<String> words = new ArrayList<>();
        if (who.reads().contains(topic)) {
            words.add("reads");
        }
        if (who.writes().contains(topic)) {
            words.add("writes");
        }
        if (who.provisions()) {
            words.add("makes");
        }
        if (words.isEmpty() && who.describes().contains(topic)) {
            words.add("sees its end");
        }
        if (words.isEmpty()) {
            return "-";
        }
        return String.join(", ", words);
    }

    private static String word(boolean may) {
        if (may) {
            return "yes";
        }
        return "-";
    }

    /** The table of roles as it stands there. */
    static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : table(ROLES)) {
            List<String> cells = cells(line);
            String[] words = cells.get(1).replace("`", "").split(" ", 2);
            rows.add(new Row(
                    cells.get(0),
                    words[0],
                    words[1],
                    cells.subList(3, cells.size()).stream().map("yes"::equals).toList()));
        }
        return rows;
    }

    static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                .map(String::strip)
                .toList();
    }
}
