package dev.consilience.commandline;

import dev.consilience.commandline.offline.EquivalentIds;
import dev.consilience.commandline.offline.OwnNames;
import dev.consilience.extraction.Extractor;
import dev.consilience.extraction.VocabularyReader;
import dev.consilience.extraction.vocabulary.LoadReport;
import dev.consilience.extraction.vocabulary.VocabularyLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose names are used, and from which vocabulary. */
final class NameOptions {

    /** Whose names are used. */
    enum Mentions {
        /** Those that the corpus or the paper gives. */
        GIVEN,
        /** Those that the extractor finds. */
        OWN
    }

    @Option(
            names = "--mentions",
            paramLabel = "given|own",
            description =
                    "Use the names that are given, or find them. Unless said: those of corpora, and both of papers.")
    private @Nullable Mentions mentions;

    @Option(
            names = "--vocabulary",
            paramLabel = "FILE",
            description = {
                "A vocabulary to be used over the built-in one, gzip or not: a table of terms, OBO, MeSH's XML, HGNC's table.",
                "Can be given several times."
            })
    private List<Path> vocabularies = List.of();

    private @Nullable Extractor loaded;

    /** Whether only the names that a paper comes with are to be used. */
    boolean givenOnly() {
        return mentions == Mentions.GIVEN;
    }

    /** What finds names in corpora, if those that they give are not to be used. */
    Optional<OwnNames> own(Console console) throws IOException {
        if (mentions != Mentions.OWN) {
            return Optional.empty();
        }
        EquivalentIds ids = new EquivalentIds();
        for (Path vocabulary : vocabularies) {
            ids.add(vocabulary);
        }
        return Optional.of(new OwnNames(extractor(console), ids));
    }

    /** The extractor with the vocabularies that were asked for. */
    Extractor extractor(Console console) throws IOException {
        if (loaded == null) {
            loaded = load(console);
        }
        return loaded;
    }

    private Extractor load(Console console) throws IOException {
        if (vocabularies.isEmpty()) {
            return Extractor.standard();
        }
        VocabularyLoader loader = VocabularyLoader.over(VocabularyReader.standard());
        vocabularies.forEach(loader::add);
        VocabularyLoader.Result result = loader.load();
        for (LoadReport.File file : result.report().files()) {
            console.remark(file.name() + ": " + file.format() + ", " + file.taken() + " taken, " + file.refused()
                    + " refused");
            file.problems().forEach(console::remark);
        }
        return Extractor.with(result.vocabulary());
    }
}
