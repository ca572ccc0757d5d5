package dev.consilience.extraction.question;

import dev.consilience.extraction.learn.BoostedTrees;
import dev.consilience.extraction.learn.LabelBias;
import dev.consilience.extraction.learn.LinearModel;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;

/** Reads the models of this module. */
final class Models {

    private Models() {}

    private interface Reader<T> {
        T read(InputStream stream) throws IOException;
    }

    static LinearModel linear(String name) {
        return read(name, LinearModel::read);
    }

    static BoostedTrees trees(String name) {
        return read(name, BoostedTrees::read);
    }

    static LabelBias bias(String name) {
        return read(name, LabelBias::read);
    }

    /** What weighs the votes for a kind of question. */
    static VoteModel votes(String kind) {
        return new VoteModel(linear(kind + "-vote-words.model.gz"), trees(kind + "-vote-facts.model.gz"));
    }

    private static <T> T read(String name, Reader<T> reader) {
        String path = "/dev/consilience/extraction/models/" + name;
        try (InputStream stream = Models.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("The resource " + path + " is missing");
            }
            return reader.read(new BufferedInputStream(new GZIPInputStream(stream)));
        } catch (IOException e) {
            throw new UncheckedIOException("The resource " + path + " cannot be read", e);
        }
    }
}
