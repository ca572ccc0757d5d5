package dev.consilience.commandline.offline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilience.extraction.relation.LearnedNames;
import dev.consilience.extraction.relation.MarkedText;
import dev.consilience.extraction.relation.RelationTrainer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** Trains the models on annotated corpora. */
public final class Training {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Training() {}

    /**
     * Trains on those of some files that are to be learned from.
     *
     * @param sentences of each sentence pattern to be learned from
     * @return the files of the models, by name
     * @throws IOException if a file cannot be read, or a line is none of a corpus
     */
    public static Map<String, byte[]> relations(List<Path> corpora, int sentences) throws IOException {
        RelationTrainer trainer = new RelationTrainer(sentences);
        List<CorpusText> texts = new ArrayList<>();
        for (Path corpus : corpora) {
            texts.addAll(annotated(corpus));
        }
        for (CorpusText text : texts) {
            text.annotated().ifPresent(trainer::add);
        }
        Map<String, byte[]> files = new LinkedHashMap<>(trainer.trainToFiles());
        learnedNames(texts).forEach((prefix, names) -> files.put(LearnedNames.file(prefix), names.toFile()));
        return files;
    }

    /** By the prefix of a vocabulary: the names that texts mark with its identifiers. */
    private static Map<String, LearnedNames> learnedNames(List<CorpusText> texts) {
        Map<String, List<MarkedText>> marked = new TreeMap<>();
        for (CorpusText text : texts) {
            String prefix = text.corpus().ids();
            if (!prefix.isEmpty() && text.annotated().isPresent()) {
                marked.computeIfAbsent(prefix, ids -> new ArrayList<>()).add(text.text());
            }
        }
        Map<String, LearnedNames> names = new TreeMap<>();
        marked.forEach((prefix, of) -> names.put(prefix, LearnedNames.learn(of)));
        return names;
    }

    /**
     * What models say of texts that they have not seen: the texts are divided into parts by the document that they are from,
     * and each part is read by models that were trained on the others.
     *
     * @param folds how many parts, at least 2
     * @param sentences of each sentence pattern to be learned from
     * @param names finds names to be used instead of those that the corpora give
     * @return by file the predictions for its lines, in their order
     * @throws IOException if a file cannot be read, or a line is none of a corpus
     */
    public static Map<Path, List<String>> crossValidated(
            List<Path> corpora, int folds, int sentences, Optional<OwnNames> names) throws IOException {
        Map<Path, List<JsonNode>> lines = new LinkedHashMap<>();
        for (Path corpus : corpora) {
            lines.put(corpus, lines(corpus));
        }
        Map<Path, SortedMap<Integer, String>> predictions = new LinkedHashMap<>();
        try {
            for (int fold = 0; fold < folds; fold++) {
                RelationTrainer trainer = new RelationTrainer(sentences);
                List<CorpusText> others = new ArrayList<>();
                for (List<JsonNode> corpus : lines.values()) {
                    for (JsonNode line : corpus) {
                        CorpusText text = CorpusText.of(line);
                        if (part(text.document(), folds) != fold) {
                            text.annotated().ifPresent(trainer::add);
                            others.add(text);
                        }
                    }
                }
                Predictions given = Predictions.with(trainer.train());
                Predictions reader = names.map(own -> given.withOwnNames(own.with(learnedNames(others))))
                        .orElse(given);
                for (Map.Entry<Path, List<JsonNode>> corpus : lines.entrySet()) {
                    SortedMap<Integer, String> told =
                            predictions.computeIfAbsent(corpus.getKey(), file -> new TreeMap<>());
                    for (int i = 0; i < corpus.getValue().size(); i++) {
                        JsonNode line = corpus.getValue().get(i);
                        if (part(CorpusText.of(line).document(), folds) == fold) {
                            told.put(i, reader.of(line).toString());
                        }
                    }
                }
            }
        } catch (LineException e) {
            throw new IOException(e.getMessage(), e);
        }
        Map<Path, List<String>> ordered = new LinkedHashMap<>();
        predictions.forEach((file, told) -> ordered.put(file, List.copyOf(told.values())));
        return ordered;
    }

    /** Which part a document belongs to: by a hash of its name, so that it is the same in every run. */
    private static int part(String document, int folds) {
        CRC32 hash = new CRC32();
        hash.update(document.getBytes(StandardCharsets.UTF_8));
        return (int) (hash.getValue() % folds);
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        try (InputStream stream = Files.newInputStream(file)) {
            TextLines.read(stream, (line, number) -> lines.add(JSON.readTree(line)));
        }
        return lines;
    }

    /** The texts of a file that are to be learned from. */
    private static List<CorpusText> annotated(Path file) throws IOException {
        List<CorpusText> texts = new ArrayList<>();
        try (InputStream stream = Files.newInputStream(file)) {
            TextLines.read(stream, (line, number) -> {
                try {
                    CorpusText text = CorpusText.of(JSON.readTree(line));
                    if (text.annotated().isPresent()) {
                        texts.add(text);
                    }
                } catch (LineException e) {
                    throw new IOException(file + " line " + number + ": " + e.getMessage(), e);
                }
            });
        }
        return texts;
    }
}
