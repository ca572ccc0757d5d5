package dev.consilience.commandline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.consilience.commandline.view.TextTable;
import dev.consilience.commandline.view.TextTable.Column;
import dev.consilience.extraction.VocabularyReader;
import dev.consilience.extraction.vocabulary.LoadReport;
import dev.consilience.extraction.vocabulary.VocabularyLoader;
import dev.consilience.schema.VocabularyReleaseRecord;
import dev.consilience.stream.KafkaConnection;
import dev.consilience.stream.vocabulary.VocabularyFollower;
import dev.consilience.stream.vocabulary.VocabularyWriter;
import dev.consilience.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The vocabulary by whose names claims are found. */
@Command(
        name = "vocabulary",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "The vocabulary by whose names claims are found: releases one, shows which is in force.",
        subcommands = {VocabularyCommand.Release.class, VocabularyCommand.Show.class})
final class VocabularyCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "release or show is missing");
    }

    /** Releases a vocabulary. */
    @Command(
            name = "release",
            mixinStandardHelpOptions = true,
            description = {
                "Releases the built-in lexicon with the vocabularies of others over it, in place of what was released before.",
                "All articles are then read again; what changes by it is said with the reason REPROCESSED."
            })
    static final class Release implements Callable<Integer> {

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Mixin
        private final KafkaOptions kafka = new KafkaOptions();

        @Option(
                names = "--equivalents",
                paramLabel = "FILE",
                description = "A table of ids that mean the same, with the columns id and canonical_id.")
        private List<Path> equivalents = List.of();

        @Option(names = "--built-in", description = "Releases the built-in lexicon alone.")
        private boolean builtIn;

        @Parameters(
                arity = "0..*",
                paramLabel = "FILE",
                description = {
                    "Vocabularies, gzip or not: a table with the columns id, type and label, OBO, MeSH's XML or HGNC's complete",
                    "set. Of two that say different things of one concept the first counts."
                })
        private List<Path> files = List.of();

        @Override
        public Integer call() throws Exception {
            if (files.isEmpty() != builtIn) {
                throw new ParameterException(
                        spec.commandLine(), "Name the files to release, or --built-in for the built-in lexicon alone");
            }
            Console console = Console.of(spec);
            VocabularyLoader loader = VocabularyLoader.over(VocabularyReader.standard());
            for (Path file : files) {
                loader.add(readable(file));
            }
            for (Path file : equivalents) {
                loader.equivalents(readable(file));
            }
            VocabularyLoader.Result loaded = loader.load();
            lines(loaded.report()).forEach(console::remark);
            VocabularyWriter.Outcome outcome =
                    VocabularyWriter.release(kafka.connection(), kafka.serdes(), loaded.vocabulary());
            if (!outcome.written()) {
                console.remark("This vocabulary is in force already; nothing was written");
            }
            console.data(outcome.release().getRelease());
            return ExitCode.OK;
        }

        private static Path readable(Path file) throws IOException {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new IOException(file + " is no file that can be read");
            }
            return file;
        }

        /** What became of the files. */
        private static List<String> lines(LoadReport report) {
            List<String> lines = new ArrayList<>();
            for (LoadReport.File file : report.files()) {
                lines.add(file.name() + ": " + file.format() + ", " + file.taken() + " concepts taken, "
                        + file.leftOut() + " left out, " + file.refused() + " refused");
                file.problems().forEach(problem -> lines.add("  " + problem));
            }
            if (report.merged() > 0) {
                lines.add(report.merged() + " rows gave names to a concept that was there already");
            }
            if (report.broken() > 0) {
                lines.add(report.broken() + " references led to concepts that no file has, and were left out");
            }
            return lines;
        }
    }

    /** Shows what is in force. */
    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows which vocabulary is in force.")
    static final class Show implements Callable<Integer> {

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Mixin
        private final KafkaOptions kafka = new KafkaOptions();

        @Option(names = "--json", description = "A JSON object instead of a table.")
        private boolean json;

        @Override
        public Integer call() throws Exception {
            Console console = Console.of(spec);
            Optional<VocabularyReleaseRecord> released = inForce();
            VocabularyReleaseRecord release = released.orElseGet(Show::ofLexicon);
            if (json) {
                ObjectNode node = new ObjectMapper().createObjectNode();
                node.put("release", release.getRelease());
                node.put("number", release.getNumber());
                node.put("concepts", release.getConcepts());
                node.put("own", release.getOwn());
                node.put("content", release.getContent());
                console.data(node.toString());
                return ExitCode.OK;
            }
            if (released.isEmpty()) {
                console.remark("None has been released: the built-in lexicon is in force");
            }
            new TextTable(List.of(
                            new Column("release", 100, false),
                            new Column("number", 10, true),
                            new Column("concepts", 10, true),
                            new Column("own", 10, true)))
                    .row(List.of(
                            release.getRelease(),
                            Long.toString(release.getNumber()),
                            Integer.toString(release.getConcepts()),
                            Integer.toString(release.getOwn())))
                    .lines()
                    .forEach(console::data);
            return ExitCode.OK;
        }

        private Optional<VocabularyReleaseRecord> inForce() throws IOException {
            KafkaConnection connection = kafka.connection();
            try {
                return VocabularyFollower.inForce(connection, kafka.serdes());
            } catch (KafkaException e) {
                throw new IOException(
                        "Kafka at " + connection
                                + " does not say which vocabulary is in force. Does the pipeline run (`consilience status`)? "
                                + e.getMessage(),
                        e);
            }
        }

        private static VocabularyReleaseRecord ofLexicon() {
            Vocabulary lexicon = VocabularyReader.standard();
            return new VocabularyReleaseRecord(0L, lexicon.release(), "", lexicon.size(), lexicon.size());
        }
    }
}
