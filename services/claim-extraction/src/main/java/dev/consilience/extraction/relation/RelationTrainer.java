package dev.consilience.extraction.relation;

import dev.consilience.claim.Direction;
import dev.consilience.extraction.learn.FeatureVector;
import dev.consilience.extraction.learn.LinearModel;
import dev.consilience.extraction.learn.LinearTrainer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * Learns the models of {@link RelationReader} from annotated texts and from the sentence patterns of this module.
 *
 * <h2>Texts that were annotated for one direction only</h2>
 *
 * A text in which only harm by drugs was marked also speaks of what the drugs relieve. So that this is not learned as
 * unrelated, models that know nothing of such texts read their unmarked pairs first; where these are sure of a direction that
 * was not looked for, the pair is learned as that.
 */
public final class RelationTrainer {

    private static final int SENTENCES_OF_A_PATTERN = 30;
    private static final double SURE_OF_RELATION = 0.6;
    private static final double SURE_OF_DIRECTION = 0.6;

    private final PairFeatures features = new PairFeatures();
    private final List<AnnotatedText> texts = new ArrayList<>();

    /** A trainer that knows the sentence patterns. */
    public RelationTrainer() {
        texts.addAll(new SentencePatterns().sentences(SENTENCES_OF_A_PATTERN));
    }

    /** Adds a text to learn from. */
    public void add(AnnotatedText text) {
        texts.add(text);
    }

    /** A reader that knows what has been added. */
    public RelationReader train() {
        Map<Scope.Level, RelationReader.Models> models = new EnumMap<>(Scope.Level.class);
        for (Scope.Level level : Scope.Level.values()) {
            Learned learned = learn(level);
            models.put(
                    level,
                    new RelationReader.Models(
                            learned.existence().train(), learned.direction().train()));
        }
        return new RelationReader(models);
    }

    /** The files that {@link RelationReader#standard()} reads, by name. */
    public Map<String, byte[]> trainToFiles() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Scope.Level level : Scope.Level.values()) {
            Learned learned = learn(level);
            files.put(
                    RelationModel.EXISTENCE.file(level),
                    compressed(learned.existence().trainToBytes()));
            files.put(
                    RelationModel.DIRECTION.file(level),
                    compressed(learned.direction().trainToBytes()));
        }
        return files;
    }

    private static byte[] compressed(byte[] model) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(model);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    private Learned learn(Scope.Level level) {
        Learned learned = Learned.nothing();
        for (AnnotatedText text : texts) {
            if (text.scope().anyDirection()) {
                for (Example example : examples(text, level)) {
                    learned.add(example);
                }
            }
        }
        if (texts.stream().allMatch(text -> text.scope().anyDirection())) {
            return learned;
        }
        LinearModel existence = learned.existence().train();
        LinearModel direction = learned.direction().train();
        for (AnnotatedText text : texts) {
            if (!text.scope().anyDirection()) {
                for (Example example : examples(text, level)) {
                    learned.add(example.supposing(existence, direction, text.scope()));
                }
            }
        }
        return learned;
    }

    private List<Example> examples(AnnotatedText text, Scope.Level level) {
        Map<String, Direction> marked = marked(text, level);
        List<Example> examples = new ArrayList<>();
        for (Pair pair : Pairs.of(text.text(), text.scope().at(level)).all()) {
            Optional<Direction> direction = Optional.ofNullable(marked.get(pair.subject() + "\t" + pair.object()));
            examples.add(
                    new Example(pair.vector(features), direction, text.weights().at(level)));
        }
        return examples;
    }

    /** What was marked, by pair: of names or of concepts, whichever is to be learned. */
    static Map<String, Direction> marked(AnnotatedText text, Scope.Level level) {
        Map<String, List<String>> ids = new HashMap<>();
        for (Named named : text.text().named()) {
            switch (text.scope().by()) {
                case NAME ->
                    ids.put(
                            named.id(),
                            switch (level) {
                                case NAME -> List.of(named.id());
                                case CONCEPT -> named.concepts();
                            });
                case CONCEPT -> {
                    for (String concept : named.concepts()) {
                        List<String> names = ids.computeIfAbsent(concept, id -> new ArrayList<>());
                        switch (level) {
                            case NAME -> names.add(named.id());
                            case CONCEPT -> {
                                if (names.isEmpty()) {
                                    names.add(concept);
                                }
                            }
                        }
                    }
                }
            }
        }
        Map<String, Direction> marked = new HashMap<>();
        for (AnnotatedText.Marked relation : text.relations()) {
            for (String subject : ids.getOrDefault(relation.subject(), List.of())) {
                for (String object : ids.getOrDefault(relation.object(), List.of())) {
                    marked.merge(subject + "\t" + object, relation.direction(), RelationTrainer::moreTelling);
                    if (text.bothWays()) {
                        marked.merge(object + "\t" + subject, relation.direction(), RelationTrainer::moreTelling);
                    }
                }
            }
        }
        return marked;
    }

    private static Direction moreTelling(Direction first, Direction second) {
        if (first == Direction.AFFECTS) {
            return second;
        }
        return first;
    }

    /** A pair to learn from: what speaks for and against a relation, and the right answer; no direction: no relation. */
    private record Example(FeatureVector vector, Optional<Direction> direction, double weight) {

        Example supposing(LinearModel existence, LinearModel directions, Scope lookedFor) {
            if (direction.isPresent()) {
                return this;
            }
            int[] exists = new int[RelationReader.EXISTENCE.size()];
            existence.score(vector, exists);
            int[] directed = new int[RelationReader.DIRECTIONS.size()];
            directions.score(vector, directed);
            int best = LinearModel.best(directed);
            Direction likeliest = RelationReader.DIRECTIONS.get(best);
            boolean sure = LinearModel.probability(exists, 1) > SURE_OF_RELATION
                    && LinearModel.probability(directed, best) > SURE_OF_DIRECTION;
            if (sure && !lookedFor.directions().contains(likeliest)) {
                return new Example(vector, Optional.of(likeliest), weight);
            }
            return this;
        }
    }

    private record Learned(LinearTrainer existence, LinearTrainer direction) {

        static Learned nothing() {
            List<String> directions =
                    RelationReader.DIRECTIONS.stream().map(Direction::name).toList();
            return new Learned(
                    new LinearTrainer(RelationReader.EXISTENCE, LinearTrainer.Settings.STANDARD),
                    new LinearTrainer(directions, LinearTrainer.Settings.STANDARD));
        }

        void add(Example example) {
            int related = 0;
            if (example.direction().isPresent()) {
                related = 1;
                int label =
                        RelationReader.DIRECTIONS.indexOf(example.direction().get());
                direction.add(example.vector(), label, example.weight());
            }
            existence.add(example.vector(), related, example.weight());
        }
    }
}
