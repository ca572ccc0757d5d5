package dev.consilience.extraction.relation;

import dev.consilience.claim.Direction;
import dev.consilience.extraction.learn.FeatureVector;
import dev.consilience.extraction.learn.LinearModel;
import dev.consilience.extraction.learn.LinearTrainer;
import dev.consilience.extraction.learn.TreeTrainer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
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

    /** How many sentences of each pattern the models that come with the extractor have seen. */
    public static final int SENTENCES_OF_A_PATTERN = 30;

    private static final double SURE_OF_RELATION = 0.6;
    private static final double SURE_OF_DIRECTION = 0.6;

    /** In how many parts the texts are divided, so that trees learn from scores of texts that the linear models do not know. */
    private static final int PARTS = 3;

    private static final TreeTrainer.Settings RANKING = new TreeTrainer.Settings(150, 4, 0.06, 4, 5, 0.5);

    private final PairFeatures features = new PairFeatures();
    private final List<AnnotatedText> patterns;
    private final List<AnnotatedText> texts = new ArrayList<>();

    /** A trainer that knows the sentence patterns. */
    public RelationTrainer() {
        this(SENTENCES_OF_A_PATTERN);
    }

    /**
     * A trainer that knows the sentence patterns.
     *
     * @param sentencesOfAPattern by how many sentences of each; fewer are learned faster, and make models that are wrong more often
     */
    public RelationTrainer(int sentencesOfAPattern) {
        patterns = new SentencePatterns().sentences(sentencesOfAPattern);
    }

    /** Adds a text to learn from. */
    public void add(AnnotatedText text) {
        texts.add(text);
    }

    /** A reader that knows what has been added, and the sentence patterns. */
    public RelationReader train() {
        Map<Scope.Level, RelationReader.Models> models = new EnumMap<>(Scope.Level.class);
        for (Scope.Level level : Scope.Level.values()) {
            List<Prepared> prepared = prepared(level);
            Learned learned = learn(prepared);
            models.put(
                    level,
                    new RelationReader.Models(
                            learned.existence().train(),
                            learned.direction().train(),
                            ranking(level, prepared).map(TreeTrainer::train)));
        }
        return new RelationReader(models);
    }

    /** The files that {@link RelationReader#standard()} reads, by name. */
    public Map<String, byte[]> trainToFiles() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Scope.Level level : Scope.Level.values()) {
            List<Prepared> prepared = prepared(level);
            Learned learned = learn(prepared);
            files.put(
                    RelationModel.EXISTENCE.file(level),
                    compressed(learned.existence().trainToBytes()));
            files.put(
                    RelationModel.DIRECTION.file(level),
                    compressed(learned.direction().trainToBytes()));
            ranking(level, prepared)
                    .ifPresent(trees -> files.put(RelationModel.RANKING.file(level), compressed(trees.trainToBytes())));
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

    /**
     * A text as it is learned from.
     *
     * @param pattern whether it was made by a pattern
     * @param part which part of the texts it belongs to
     */
    private record Prepared(AnnotatedText text, boolean pattern, int part, Pairs pairs, List<Example> examples) {}

    private List<Prepared> prepared(Scope.Level level) {
        List<Prepared> prepared = new ArrayList<>();
        for (AnnotatedText text : patterns) {
            prepared.add(prepared(text, true, level));
        }
        for (AnnotatedText text : texts) {
            prepared.add(prepared(text, false, level));
        }
        return prepared;
    }

    private Prepared prepared(AnnotatedText text, boolean pattern, Scope.Level level) {
        Map<String, Direction> marked = marked(text, level);
        Pairs pairs = Pairs.of(text.text(), text.scope().at(level));
        List<Example> examples = new ArrayList<>();
        for (Pair pair : pairs.all()) {
            Optional<Direction> direction = Optional.ofNullable(marked.get(pair.subject() + "\t" + pair.object()));
            examples.add(
                    new Example(pair.vector(features), direction, text.weights().at(level)));
        }
        CRC32 hash = new CRC32();
        hash.update(text.group().getBytes(StandardCharsets.UTF_8));
        return new Prepared(text, pattern, (int) (hash.getValue() / 31 % PARTS), pairs, examples);
    }

    private static Learned learn(List<Prepared> prepared) {
        Learned learned = Learned.nothing();
        for (Prepared one : prepared) {
            if (one.text().scope().anyDirection()) {
                one.examples().forEach(learned::add);
            }
        }
        if (prepared.stream().allMatch(one -> one.text().scope().anyDirection())) {
            return learned;
        }
        LinearModel existence = learned.existence().train();
        LinearModel direction = learned.direction().train();
        for (Prepared one : prepared) {
            if (!one.text().scope().anyDirection()) {
                for (Example example : one.examples()) {
                    learned.add(
                            example.supposing(existence, direction, one.text().scope()));
                }
            }
        }
        return learned;
    }

    /** Trees learn from what linear models say of texts that these have not seen, since that is what they will be told. */
    private Optional<TreeTrainer> ranking(Scope.Level level, List<Prepared> prepared) {
        if (!RelationReader.ranks(level)) {
            return Optional.empty();
        }
        TreeTrainer trees = new TreeTrainer(RelationReader.EXISTENCE, RANKING);
        for (int part = 0; part < PARTS; part++) {
            int unseen = part;
            List<Prepared> heldOut = prepared.stream()
                    .filter(one -> !one.pattern() && one.part() == unseen)
                    .toList();
            if (heldOut.isEmpty()) {
                continue;
            }
            Learned learned = learn(prepared.stream()
                    .filter(one -> one.pattern() || one.part() != unseen)
                    .toList());
            LinearModel existence = learned.existence().train();
            LinearModel direction = learned.direction().train();
            for (Prepared one : heldOut) {
                addRanked(trees, one, existence, direction);
            }
        }
        return Optional.of(trees);
    }

    private static void addRanked(TreeTrainer trees, Prepared one, LinearModel existence, LinearModel direction) {
        List<int[]> scores = new ArrayList<>();
        for (Example example : one.examples()) {
            int[] exists = new int[RelationReader.EXISTENCE.size()];
            existence.score(example.vector(), exists);
            scores.add(exists);
        }
        PairFacts facts = new PairFacts(one.pairs(), scores);
        for (int i = 0; i < scores.size(); i++) {
            Example example = one.examples().get(i);
            if (!one.text().scope().anyDirection()) {
                example = example.supposing(existence, direction, one.text().scope());
            }
            trees.add(facts.of(i), example.related(), example.weight());
        }
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

        int related() {
            if (direction.isPresent()) {
                return 1;
            }
            return 0;
        }

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
            if (example.direction().isPresent()) {
                int label =
                        RelationReader.DIRECTIONS.indexOf(example.direction().get());
                direction.add(example.vector(), label, example.weight());
            }
            existence.add(example.vector(), example.related(), example.weight());
        }
    }
}
