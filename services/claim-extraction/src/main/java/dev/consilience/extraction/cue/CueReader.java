package dev.consilience.extraction.cue;

import dev.consilience.article.TextSpan;
import dev.consilience.extraction.learn.FeatureSink;
import dev.consilience.extraction.learn.FeatureVector;
import dev.consilience.extraction.learn.LinearModel;
import dev.consilience.extraction.words.Word;
import dev.consilience.extraction.words.Words;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * Finds the words of a sentence that deny or hold open what it says.
 *
 * <p>Immutable; serves any number of threads.
 */
public final class CueReader {

    /** Labels of the models: no cue, cue. */
    public static final List<String> LABELS = List.of("NONE", "CUE");

    private static final CueTable TABLE = CueTable.standard();

    private final LinearModel negation;
    private final LinearModel speculation;

    /** A reader with models of its own; each has the labels {@link #LABELS}. */
    public CueReader(LinearModel negation, LinearModel speculation) {
        this.negation = negation;
        this.speculation = speculation;
    }

    private static final class Standard {
        private static final CueReader READER =
                new CueReader(model("cues-negation.model.gz"), model("cues-speculation.model.gz"));
    }

    /** The reader with the models of this module. */
    public static CueReader standard() {
        return Standard.READER;
    }

    private static LinearModel model(String name) {
        String path = "/dev/consilience/extraction/models/" + name;
        try (InputStream stream = CueReader.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("The resource " + path + " is missing");
            }
            return LinearModel.read(new BufferedInputStream(new GZIPInputStream(stream)));
        } catch (IOException e) {
            throw new UncheckedIOException("The resource " + path + " cannot be read", e);
        }
    }

    /** The cues of a sentence, in order. */
    public List<Cue> read(String sentence) {
        return read(sentence, new TextSpan(0, sentence.length()));
    }

    /** The cues of a sentence within a text, in order; places are places in the text. */
    public List<Cue> read(String text, TextSpan sentence) {
        List<Word> words = Words.of(text, sentence);
        List<Cue> cues = new ArrayList<>();
        FeatureVector vector = new FeatureVector();
        int[] scores = new int[LABELS.size()];
        for (Cue.Kind kind : Cue.Kind.values()) {
            candidates(kind, words, (candidate, features) -> {
                vector.clear();
                features.accept(vector);
                vector.settle();
                model(kind).score(vector, scores);
                double probability = LinearModel.probability(scores, 1);
                if (probability >= 0.5) {
                    cues.add(new Cue(kind, span(words, candidate), candidate.phrase(), probability));
                }
            });
        }
        cues.sort(
                (one, other) -> Integer.compare(one.span().start(), other.span().start()));
        return cues;
    }

    /** Gives each candidate of a kind that a sentence has, with what adds its features to a sink. */
    static void candidates(Cue.Kind kind, List<Word> words, BiConsumer<Candidate, Consumer<FeatureSink>> each) {
        List<Candidate> candidates = TABLE.candidates(kind, words);
        List<Candidate> otherKind = TABLE.candidates(other(kind), words);
        for (Candidate candidate : candidates) {
            each.accept(candidate, sink -> CueFeatures.add(words, candidates, otherKind, candidate, sink));
        }
    }

    private static Cue.Kind other(Cue.Kind kind) {
        if (kind == Cue.Kind.NEGATION) {
            return Cue.Kind.SPECULATION;
        }
        return Cue.Kind.NEGATION;
    }

    private LinearModel model(Cue.Kind kind) {
        if (kind == Cue.Kind.NEGATION) {
            return negation;
        }
        return speculation;
    }

    private static TextSpan span(List<Word> words, Candidate candidate) {
        return new TextSpan(
                words.get(candidate.first()).span().start(),
                words.get(candidate.last() - 1).span().end());
    }
}
