package dev.consilience.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.consilience.stream.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Rounds as people read them, and as JSON. */
final class Report {

    private static final double BYTES_PER_KB = 1e3;
    private static final double PERCENT = 100;
    private static final String KAFKAS_OWN = "__";

    private final Machine machine;
    private final Map<String, String> settings;
    private final List<Round> rounds;

    /**
     * Of these rounds.
     *
     * @param settings by name, as they are to be read
     */
    Report(Machine machine, Map<String, String> settings, List<Round> rounds) {
        this.machine = machine;
        this.settings = settings;
        this.rounds = List.copyOf(rounds);
    }

    /** Whether all rounds published the same. */
    boolean isSame() {
        return digests().size() == 1;
    }

    private Set<String> digests() {
        return rounds.stream().map(round -> curated(round).digest()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Volume curated(Round round) {
        return round.pipeline().volume(TopicCatalogue.CURATED_CLAIMS.name());
    }

    /** For people. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(machine.toString());
        settings.forEach((name, value) -> lines.add(name + ": " + value));
        lines.add("");
        lines.add("median of " + rounds.size() + " (least to most)");
        line(
                lines,
                "citations a second",
                Spread.of(rounds, round -> round.pipeline().perSecond()),
                0);
        List<Round> compared =
                rounds.stream().filter(round -> round.empty().isPresent()).toList();
        if (!compared.isEmpty()) {
            line(
                    lines,
                    "  with the work taken out",
                    Spread.of(compared, round -> round.empty().orElseThrow().perSecond()),
                    0);
            line(lines, "  share of that, percent", Spread.of(compared, round -> round.share() * PERCENT), 1);
            line(
                    lines,
                    "  one producer, one consumer",
                    Spread.of(compared, round -> round.bare().orElseThrow()),
                    0);
        }
        line(
                lines,
                "  reading alone, one thread",
                Spread.of(rounds, round -> round.alone().perSecond()),
                0);
        line(
                lines,
                "processor time a citation, ms",
                Spread.of(rounds, round -> round.pipeline().cpuMsPerPaper()),
                2);
        byName(lines, "  ", 2, run -> perPaper(run.cpuSeconds(), run.papers()));
        line(
                lines,
                "from paper to change, p50, s",
                Spread.of(rounds, run -> run.pipeline().latencies().p50()),
                3);
        line(
                lines,
                "from paper to change, p99, s",
                Spread.of(rounds, run -> run.pipeline().latencies().p99()),
                3);
        commitWaits(lines);
        line(
                lines,
                "start until ready, s",
                Spread.of(rounds, run -> run.pipeline().secondsToStart()),
                1);
        line(
                lines,
                "memory when ready, MB",
                Spread.of(rounds, run -> Run.sum(run.pipeline().readyMb())),
                0);
        byName(lines, "  ", 0, Run::readyMb);
        line(
                lines,
                "memory at the end, MB",
                Spread.of(rounds, run -> Run.sum(run.pipeline().residentMb())),
                0);
        byName(lines, "  ", 0, Run::residentMb);
        line(
                lines,
                "state at the end, MB",
                Spread.of(rounds, run -> Run.sum(run.pipeline().stateMb())),
                1);
        byName(lines, "  ", 1, Run::stateMb);
        lines.addAll(sizes());
        lines.addAll(restarts());
        lines.add("");
        lines.addAll(steps());
        lines.add("");
        Volume curated = curated(rounds.get(0));
        lines.add(String.format(
                Locale.ROOT,
                "published: %d claims, %s",
                curated.keys(),
                isSame() ? "the same in all runs" : "NOT THE SAME"));
        digests().forEach(digest -> lines.add("  SHA-256 " + digest));
        return lines;
    }

    private void commitWaits(List<String> lines) {
        Map<String, Double> first = rounds.get(0).pipeline().commitWaits();
        if (first.isEmpty()) {
            return;
        }
        line(
                lines,
                "  waiting for commits on its way, s",
                Spread.of(rounds, round -> round.pipeline().waitsForCommits()),
                3);
        line(
                lines,
                "  share of the p50, percent",
                Spread.of(
                        rounds,
                        round -> round.pipeline().waitsForCommits()
                                / round.pipeline().latencies().p50()
                                * PERCENT),
                1);
        for (String topic : first.keySet()) {
            line(
                    lines,
                    "    " + topic,
                    Spread.of(rounds, round -> round.pipeline().commitWaits().getOrDefault(topic, 0.0)),
                    3);
        }
    }

    private static void line(List<String> lines, String name, Spread spread, int decimals) {
        lines.add(String.format(Locale.ROOT, "%-40s %s", name, spread.text(decimals)));
    }

    private static Map<String, Double> perPaper(Map<String, Double> seconds, int papers) {
        return seconds.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue() * 1e3 / papers));
    }

    private void byName(List<String> lines, String indent, int decimals, Function<Run, Map<String, Double>> values) {
        Set<String> names = new TreeSet<>();
        rounds.forEach(round -> names.addAll(values.apply(round.pipeline()).keySet()));
        for (String name : names) {
            line(
                    lines,
                    indent + name,
                    Spread.of(rounds, round -> values.apply(round.pipeline()).getOrDefault(name, 0.0)),
                    decimals);
        }
    }

    /** What became of it as it grew, if that was looked at. */
    private List<String> sizes() {
        int many = rounds.get(0).sizes().size();
        List<String> lines = new ArrayList<>();
        if (many == 1) {
            return lines;
        }
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "%12s %14s %8s %12s %12s %12s",
                "behind",
                "citations/s",
                "ms each",
                "state, MB",
                "heap, MB",
                "memory, MB"));
        for (int place = 0; place < many; place++) {
            int at = place;
            lines.add(String.format(
                    Locale.ROOT,
                    "%,12d %14.0f %8.2f %12.0f %12.0f %12.0f",
                    rounds.get(0).sizes().get(at).behind(),
                    median(at, Run::perSecond),
                    median(at, Run::cpuMsPerPaper),
                    median(at, run -> Run.sum(run.stateMb())),
                    median(at, run -> Run.sum(run.heapMb())),
                    median(at, run -> Run.sum(run.residentMb()))));
        }
        return lines;
    }

    private double median(int size, ToDoubleFunction<Run> value) {
        return Spread.of(rounds, round -> value.applyAsDouble(round.sizes().get(size)))
                .median();
    }

    /** How soon services went on that had ended. */
    private List<String> restarts() {
        List<String> lines = new ArrayList<>();
        List<Restarts.Restart> all = rounds.get(0).restarts();
        if (!all.isEmpty()) {
            lines.add("from a start to a change, s");
        }
        for (int place = 0; place < all.size(); place++) {
            int at = place;
            String name = all.get(place).service() + ", "
                    + all.get(place).ended().name().toLowerCase(Locale.ROOT);
            line(
                    lines,
                    "  " + name,
                    Spread.of(rounds, round -> round.restarts().get(at).secondsToChange()),
                    1);
        }
        return lines;
    }

    /** What each topic was given, but for Kafka's own. */
    private List<String> steps() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%-60s %12s %10s", "topic", "records/s", "kB/s"));
        Run run = rounds.get(0).pipeline();
        run.recordsPerSecond().entrySet().stream()
                .filter(each -> !each.getKey().startsWith(KAFKAS_OWN))
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .forEach(each -> lines.add(String.format(
                        Locale.ROOT, "%-60s %12.0f %10s", each.getKey(), each.getValue(), kbPerSecond(run, each))));
        return lines;
    }

    /** Empty for a topic that nobody has read. */
    private static String kbPerSecond(Run run, Map.Entry<String, Double> records) {
        return Optional.ofNullable(run.volumes().get(records.getKey()))
                .map(volume -> records.getValue() * volume.bytesPerRecord() / BYTES_PER_KB)
                .map(kb -> String.format(Locale.ROOT, "%.0f", kb))
                .orElse("");
    }

    /** All of it, every run with everything that was seen. */
    void write(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode all = json.createObjectNode();
        all.set("machine", json.valueToTree(machine));
        all.set("settings", json.valueToTree(settings));
        ArrayNode list = all.putArray("rounds");
        for (Round round : rounds) {
            ObjectNode node = list.addObject();
            node.set("pipeline", json.valueToTree(round.pipeline()));
            node.set("smaller", json.valueToTree(round.smaller()));
            round.empty().ifPresent(empty -> node.set("empty", json.valueToTree(empty)));
            round.bare().ifPresent(bare -> node.put("barePerSecond", bare));
            node.set("alone", json.valueToTree(round.alone()));
            node.set("restarts", json.valueToTree(round.restarts()));
            ObjectNode published = node.putObject("published");
            published.put("claims", curated(round).keys());
            published.put("sha256", curated(round).digest());
        }
        json.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), all);
    }
}
