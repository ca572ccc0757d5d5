package dev.consilience.system;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilience.commandline.local.LocalPipeline;
import dev.consilience.system.Shell.Ran;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * Runs every command that the page on subscribing, the README and the subscriber's README give, as it stands, with {@code sh}, and looks
 * at what it prints. The pipeline is the one that the README's first command starts, in a folder of its own that is linked to the
 * checkout. A command that no check here covers fails, and so does a check of a command that is nowhere.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommandsIT {

    private static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();
    private static final String UP = "deploy/local/consilience up";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is to be written for what stands in the documents, besides the addresses. */
    private static final Map<String, String> PLACEHOLDERS = new LinkedHashMap<>();

    /** Commands that are not run here, and why. */
    private static final Map<String, String> NOT_RUN = Map.of(
            "mvn verify", "this test is part of it",
            "mvn verify -Pcontainers", "it needs Docker",
            "consilience up --watch FOLDER", "IntakeIT watches a folder",
            "consilience up --poll 'pubmed:mTOR AND pain' --since 2026-01-01",
                    "it asks a public service; IntakeIT has a stub of it");

    private static Path folder;

    private static Shell shell;
    private static Shell.Running up;
    private static RunningPipeline pipeline;

    /** Looks at what became of a command. */
    private interface Check {
        void of(String command) throws Exception;
    }

    @BeforeAll
    static void start() throws Exception {
        folder = Files.createTempDirectory(
                Files.createDirectories(Path.of("target/pipelines").toAbsolutePath()), "commands");
        link(Path.of("deploy/local"));
        copy(Path.of("deploy/subscribers/javascript"));
        for (String service : List.of("ingest", "extract", "reconcile", "publish")) {
            link(Path.of("services", service));
        }
        Path target = Path.of("services", "command-line", "target");
        for (String part : List.of("runtime/lib", "runtime/registry")) {
            link(target.resolve(part));
        }
        // What the launcher writes behind a build: Maven, which runs this test, has built it.
        Files.createFile(folder.resolve(target).resolve("runtime/built"));
        Path data = folder.resolve(".consilience");
        pipeline = RunningPipeline.toBeStarted(folder, data);
        shell = new Shell(folder);
        up = shell.start(UP);
        up.await(ran -> ran.err().contains("Ctrl-C stops it."));
        makePapers();
        substitute();
    }

    private static void link(Path path) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.createSymbolicLink(folder.resolve(path), CHECKOUT.resolve(path));
    }

    /**
     * Copies a folder in which commands write. There may be many thousand files in it of packages, which nobody writes: those are linked.
     */
    private static void copy(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(CHECKOUT.resolve(path))) {
            for (Path from : (Iterable<Path>) all::iterator) {
                Path to = folder.resolve(CHECKOUT.relativize(from));
                if (Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectories(to);
                } else if (Files.isSymbolicLink(from) || from.toString().endsWith("package-lock.json")) {
                    Files.copy(from, to, LinkOption.NOFOLLOW_LINKS);
                } else {
                    Files.createLink(to, from);
                }
            }
        }
    }

    @AfterAll
    static void stop() throws Exception {
        if (up == null) {
            return;
        }
        up.end();
        assertThat(up.said().err()).contains("Stopped ingest, extract, reconcile, publish, registry, kafka.");
        startsAgainFromArchives();
        // Many thousand links, which nobody looks at.
        try (Stream<Path> all = Files.walk(folder.resolve("deploy/subscribers"))) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    /**
     * What the processes listed of their classes becomes archives, which the next ones map into their memory. They are made while nobody else has
     * anything to do, so that on a busy machine some are there and others not yet.
     */
    private static void startsAgainFromArchives() throws Exception {
        Path archives = folder.resolve("services/command-line/target/runtime/classes");
        RunningPipeline.await("an archive of classes", () -> !made(archives).isEmpty());
        List<String> made = made(archives);
        done(UP + " --no-samples --detach");
        try {
            for (LocalPipeline.State state : pipeline.states()) {
                String kind = archives + "/" + state.process().name() + "-";
                Path maps = Path.of("/proc", state.pid().orElseThrow().toString(), "maps");
                // Not every system tells.
                if (Files.exists(maps) && made.stream().anyMatch(archive -> archive.startsWith(kind))) {
                    assertThat(Files.readString(maps)).contains(kind);
                }
            }
        } finally {
            done("deploy/local/consilience down");
        }
    }

    private static List<String> made(Path archives) throws IOException {
        try (Stream<Path> files = Files.list(archives)) {
            return files.map(Path::toString)
                    .filter(file -> file.endsWith(".jsa"))
                    .toList();
        }
    }

    /** The papers that the README names. */
    private static void makePapers() throws Exception {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("paper.xml.gz")))) {
            out.write(SeededLiterature.pubMed(11, 1).getBytes(StandardCharsets.UTF_8));
        }
        for (String name : List.of("notes.txt", "paper.txt")) {
            Files.writeString(
                    folder.resolve(name),
                    "Everolimus and the mouth\n\nDOI: 10.5555/" + name
                            + "\nPublished: 2020-05-01\nKind: PRIMARY\n\nEverolimus increased stomatitis in patients.\n");
        }
        Files.writeString(folder.resolve("saved-page.html"), """
                <!DOCTYPE html>
                <html lang="en"><head><title>Old remedy calms sore nerves - Example News</title></head>
                <body><main><article><h1>Old remedy calms sore nerves</h1>
                <p>A new study shows that morphine reduced allodynia in rats, and that it did so within two hours of being given.</p>
                <p>Journal reference: <a href="https://doi.org/10.5555/jip.2031.27">https://doi.org/10.5555/jip.2031.27</a></p>
                </article></main></body></html>
                """);
        Files.writeString(
                folder.resolve("terms.tsv"), "id\ttype\tlabel\tsynonyms\nTEST:Z1\tCHEMICAL\tzorblatinib\tZB-101\n");
        done("deploy/local/consilience extract deploy/local/samples/0*.txt > claims.jsonl");
    }

    private static void substitute() throws Exception {
        pipeline.post("name=broken.xml", "<PubmedArticleSet><PubmedArticle><MedlineCitation>");
        List<JsonNode> letters = new ArrayList<>();
        RunningPipeline.await("the dead letter", () -> {
            pipeline.ask("/dead-letters?service=ingest").body().path("letters").forEach(letters::add);
            return !letters.isEmpty();
        });
        PLACEHOLDERS.put("ingest:0:17", letters.get(0).get("id").asText());
        String claim = pipeline.get("/claims?agent=ketamine&outcome=pain")
                .body()
                .at("/items/0/evidence/0/id")
                .asText();
        PLACEHOLDERS.put("reject CLAIM", "reject " + claim);
        PLACEHOLDERS.put("--by NAME", "--by N.N.");
        PLACEHOLDERS.put("ingest FILE...", "ingest paper.txt");
        PLACEHOLDERS.put("release FILE...", "release terms.tsv");
        PLACEHOLDERS.put(
                "follow.mjs",
                "follow.mjs --brokers " + pipeline.bootstrapServers() + " --registry "
                        + pipeline.registry().resolve("/apis/ccompat/v7"));
    }

    /** The command as it can be run here. */
    private static String here(String command) {
        String text = command;
        for (Map.Entry<String, String> placeholder : PLACEHOLDERS.entrySet()) {
            text = text.replace(placeholder.getKey(), placeholder.getValue());
        }
        if (text.startsWith("consilience ")) {
            return "deploy/local/" + text;
        }
        return text;
    }

    @TestFactory
    @Order(1)
    List<DynamicTest> everyCommandOnThePageOnSubscribing() throws Exception {
        Map<String, String> commands = WrittenCommands.onPage(pipeline.text("/view/subscribe"));
        Map<String, Check> checks = new LinkedHashMap<>(Map.ofEntries(
                entry("All changes that are kept, and then each new one", command -> follows(command, "change")),
                entry("The changes since midnight, and then each new one", command -> follows(command, "change")),
                entry(
                        "Claims about one kind of agent as they are, and then as they become",
                        command -> follows(command, "claim")),
                entry("Conflicts", command -> follows(command, "claim")),
                entry("Changes of a search for a feed reader, as Atom", command -> assertThat(
                                done(command).out())
                        .startsWith("<?xml")
                        .contains("<entry>")
                        .contains("hyperalgesia")
                        .endsWith("</feed>")),
                entry("In a browser's console on this page", CommandsIT::saysChangesInABrowser),
                entry("Follow", command -> prints(command, ran -> ran.out().contains("temsirolimus"))),
                entry("What has changed so far, as JSON lines", command -> assertThat(objects(done(command)))
                        .isNotEmpty()
                        .allSatisfy(change ->
                                assertThat(change.path("claim").asText()).contains(".."))),
                entry("Which claims there are, with kcat", CommandsIT::listsKeys),
                entry(
                        "All of it as JSON lines, sorted by key, with Confluent's client of the registry in Node.js",
                        command -> holdsAll(() -> done(command).lines())),
                entry("Each change of it, the first that is kept first", command -> {
                    assumeSubscriber();
                    prints(command, CommandsIT::isRecords);
                }),
                entry("The schema", command -> assertThat(new Schema.Parser()
                                .parse(json(done(command)).get("schema").asText())
                                .getName())
                        .isEqualTo("CuratedClaimRecord")),
                entry("Claims that depend on their context", command -> assertThat(
                                json(done(command)).get("items"))
                        .isNotEmpty()
                        .allSatisfy(
                                item -> assertThat(item.get("verdict").asText()).isEqualTo("CONTEXT_DEPENDENT"))),
                entry("Those on which studies differ, the most interesting first", command -> assertThat(
                                json(done(command)).get("items"))
                        .isNotEmpty()
                        .allSatisfy(item ->
                                assertThat(item.get("verdict").asText()).isIn("CONTEXT_DEPENDENT", "CONFLICTING"))),
                entry("What is known of an agent, as a table", command -> {
                    List<String> rows = done(command).lines();
                    assertThat(rows).hasSizeGreaterThan(1);
                    assertThat(rows.subList(1, rows.size()))
                            .allSatisfy(row -> assertThat(row).contains("temsirolimus"));
                }),
                entry(
                        "How an answer moved",
                        command -> assertThat(json(done(command)).get("items")).isNotEmpty()),
                entry(
                        "Which formats there are",
                        command -> assertThat(done(command).out()).contains("indra", "nanopub", "tsv")),
                entry("For INDRA", command -> {
                    done(command);
                    assertThat(JSON.readTree(folder.resolve("claims.json").toFile()))
                            .isNotEmpty();
                }),
                entry("As nanopublications", command -> {
                    done(command);
                    assertThat(Files.readString(folder.resolve("claims.trig"))).contains("@prefix", "nanopub");
                }),
                entry("As a table, fetched whole or not at all", command -> {
                    done(command);
                    assertThat(Files.readAllLines(folder.resolve("claims.tsv")))
                            .hasSizeGreaterThan(
                                    pipeline.get("/claims").body().get("total").asInt());
                })));
        return tests(commands, checks);
    }

    @TestFactory
    @Order(2)
    List<DynamicTest> everyCommandInTheReadme() throws Exception {
        Map<String, Check> checks = new LinkedHashMap<>();
        checks.put(UP, command -> assertThat(up.said().out())
                .contains("agent ", "verdict ")
                .containsPattern("temsirolimus +hyperalgesia +CONTEXT_DEPENDENT .*stimulus"));
        checks.put("deploy/local/consilience ingest paper.xml.gz notes.txt saved-page.html", command -> {
            Ran ran = done(command);
            assertThat(ran.lines()).hasSize(3).allSatisfy(line -> assertThat(line)
                    .startsWith("ACCEPTED"));
            pipeline.awaitSettled();
            assertThat(stomatitis()).isPositive();
        });
        checks.put(
                "deploy/local/consilience claims --outcome hyperalgesia --verdict CONTEXT_DEPENDENT",
                command -> assertThat(done(command).out())
                        .containsPattern("temsirolimus +hyperalgesia +CONTEXT_DEPENDENT")
                        .doesNotContain("CONSISTENT", "CONFLICTING"));
        checks.put(
                "deploy/local/consilience ingest --status RETRACTED --reason \"images were copied\" notes.txt",
                command -> {
                    assertThat(done(command).out()).startsWith("ACCEPTED");
                    RunningPipeline.await("its claim is gone", () -> stomatitis() == 0);
                    assertThat(pipeline.get("/articles/doi:10.5555/notes.txt")
                                    .body()
                                    .get("statusReason")
                                    .asText())
                            .isEqualTo("images were copied");
                });
        checks.put("deploy/local/consilience decide reject CLAIM --reason wrong-direction --by NAME", command -> {
            String key = done(command).out().strip();
            RunningPipeline.await(
                    "the decision is listed",
                    () -> pipeline.get("/decisions").body().toString().contains(key));
        });
        checks.put(
                "deploy/local/consilience dead-letters list",
                command -> assertThat(done(command).out()).contains(PLACEHOLDERS.get("ingest:0:17")));
        checks.put(
                "deploy/local/consilience dead-letters show ingest:0:17",
                command -> assertThat(done(command).out()).contains("<MedlineCitation>"));
        checks.put("deploy/local/consilience dead-letters replay ingest:0:17", command -> {
            // It is as broken as it was.
            Ran ran = shell.run(command);
            assertThat(ran.out() + ran.err()).contains(PLACEHOLDERS.get("ingest:0:17"));
            assertThat(ran.code()).as(ran.toString()).isEqualTo(1);
        });
        checks.put(
                "consilience ingest FILE...",
                command -> assertThat(done(command).out()).startsWith("ACCEPTED"));
        checks.put("consilience extract paper.txt", command -> assertThat(objects(done(command)))
                .isNotEmpty()
                .allSatisfy(
                        claim -> assertThat(claim.at("/quote/text").asText()).isNotEmpty()));
        checks.put("consilience reconcile claims.jsonl", command -> assertThat(objects(done(command)))
                .anySatisfy(claim -> assertThat(claim.get("verdict").asText()).isEqualTo("CONTEXT_DEPENDENT")));
        checks.put("consilience vocabulary release FILE...", command -> {
            String release = done(command).out().strip();
            assertThat(release).isNotEmpty();
            assertThat(shell.run("deploy/local/consilience vocabulary show").out())
                    .contains(release);
        });
        return tests(asTheyStand(CHECKOUT.resolve("README.md")), checks);
    }

    @TestFactory
    @Order(3)
    List<DynamicTest> everyCommandInTheReadmeOfTheSubscriber() throws Exception {
        Map<String, Check> checks = new LinkedHashMap<>();
        checks.put("npm install --prefix deploy/subscribers/javascript", command -> {
            assumeSubscriber();
            done(command);
        });
        checks.put(
                "node deploy/subscribers/javascript/follow.mjs --until-now > curated.jsonl",
                command -> holdsAll(() -> {
                    done(command);
                    return Files.readAllLines(folder.resolve("curated.jsonl"));
                }));
        checks.put("node deploy/subscribers/javascript/follow.mjs", command -> {
            assumeSubscriber();
            prints(command, CommandsIT::isRecords);
        });
        // The README's last command had every paper read again.
        pipeline.awaitSettled();
        return tests(asTheyStand(CHECKOUT.resolve("deploy/subscribers/javascript/README.md")), checks);
    }

    /** Commands that are called as they are. */
    private static Map<String, String> asTheyStand(Path document) throws IOException {
        Map<String, String> commands = new LinkedHashMap<>();
        WrittenCommands.inMarkdown(document).stream()
                .filter(command -> !NOT_RUN.containsKey(command))
                .forEach(command -> commands.put(command, command));
        return commands;
    }

    /** A test a command, in the order of the commands. */
    private static List<DynamicTest> tests(Map<String, String> commands, Map<String, Check> checks) {
        List<DynamicTest> tests = new ArrayList<>();
        commands.forEach((name, command) -> tests.add(dynamicTest(name, () -> Optional.ofNullable(checks.get(name))
                .orElseGet(() -> any -> fail("Nothing checks this command: " + command))
                .of(here(command)))));
        Set<String> stale = new TreeSet<>(checks.keySet());
        stale.removeAll(commands.keySet());
        tests.add(dynamicTest("no check is of a command that is nowhere", () -> assertThat(stale)
                .isEmpty()));
        return tests;
    }

    /** Runs a command, which has to succeed. */
    private static Ran done(String command) throws Exception {
        Ran ran = shell.run(command);
        assertThat(ran.code()).as(command + "\n" + ran).isZero();
        return ran;
    }

    /** Runs a command that goes on, until it has printed something, then ends it. */
    private static void prints(String command, Predicate<Ran> what) throws Exception {
        try (Shell.Running running = shell.start(command)) {
            running.await(what);
            assertThat(running.isAlive()).as("it goes on: " + command).isTrue();
            running.end();
        }
    }

    /** A command that follows events: it has printed one whole event of a type, and where its reader stands. */
    private static void follows(String command, String type) throws Exception {
        prints(command, ran -> {
            List<String> lines = ran.lines();
            int event = lines.indexOf("event:" + type);
            return event >= 0
                    && lines.subList(event, lines.size()).contains("")
                    && lines.stream()
                            .anyMatch(line -> line.startsWith("data:{") && isJson(line.substring("data:".length())))
                    && lines.stream().anyMatch(line -> line.startsWith("id:"));
        });
    }

    private static void saysChangesInABrowser(String command) {
        Optional<Browser.Programs> programs = Browser.programs();
        assumeTrue(programs.isPresent(), "neither chromium nor its driver is installed");
        try (Browser browser = Browser.open(programs.get(), pipeline.publish())) {
            browser.go("/view/subscribe");
            browser.run("window.said = []; console.log = (what) => window.said.push(what);");
            browser.run(command);
            browser.await(
                    "a change in the console",
                    () -> Boolean.TRUE.equals(
                            browser.run("return window.said.some((what) => what.claim && what.reason);")));
        }
    }

    private static void listsKeys(String command) throws Exception {
        assumeTrue(Browser.onPath("kcat").isPresent(), "kcat is not installed");
        Map<String, Integer> sizes = new TreeMap<>();
        for (String line : done(command).lines()) {
            String[] words = line.split(" ", -1);
            assertThat(words).as(line).hasSize(3).endsWith("bytes");
            sizes.put(words[0], Integer.parseInt(words[1]));
            if (words[1].equals("-1")) {
                sizes.remove(words[0]);
            }
        }
        assertThat(sizes.keySet()).isEqualTo(ForeignClientIT.served(pipeline).keySet());
    }

    /** Lines of something. */
    private interface Lines {
        List<String> read() throws Exception;
    }

    /** The lines of the subscriber are the whole table. */
    private static void holdsAll(Lines lines) throws Exception {
        assumeSubscriber();
        Map<String, JsonNode> table = new TreeMap<>();
        for (String line : lines.read()) {
            JsonNode entry = JSON.readTree(line);
            table.put(entry.get("key").asText(), entry.get("value"));
        }
        assertThat(ForeignClientIT.asRest(table)).isNotEmpty().isEqualTo(ForeignClientIT.served(pipeline));
    }

    private static void assumeSubscriber() {
        assumeTrue(ForeignClient.isInstalled(), "there is no Node.js, or the subscriber's packages are not installed");
    }

    /** Whether the first line that the subscriber printed is a record. */
    private static boolean isRecords(Ran ran) {
        List<String> lines = ran.lines();
        return lines.size() > 1 && isJson(lines.get(0)) && lines.get(0).contains("\"statement\":");
    }

    private static int stomatitis() throws Exception {
        return pipeline.get("/claims?agent=everolimus&outcome=stomatitis")
                .body()
                .path("total")
                .asInt();
    }

    private static boolean isJson(String text) {
        try {
            return JSON.readTree(text).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static JsonNode json(Ran ran) throws JsonProcessingException {
        return JSON.readTree(ran.out());
    }

    private static List<JsonNode> objects(Ran ran) throws JsonProcessingException {
        List<JsonNode> objects = new ArrayList<>();
        for (String line : ran.lines()) {
            objects.add(JSON.readTree(line));
        }
        return objects;
    }
}
