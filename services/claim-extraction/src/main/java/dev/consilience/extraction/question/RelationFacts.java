package dev.consilience.extraction.question;

import dev.consilience.article.TextSpan;
import dev.consilience.extraction.learn.Facts;
import dev.consilience.extraction.learn.LinearModel;
import dev.consilience.extraction.question.Reading.Item;
import dev.consilience.extraction.relation.MentionType;
import dev.consilience.extraction.relation.PairWeigher;
import dev.consilience.extraction.words.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * States what the reader of relations, which has learned from other texts, makes of the mentions of subject and object that
 * share a sentence.
 *
 * <p>Only the last trees hear of it, and they learn from no text that the reader of relations has learned from: of those it
 * would be surer than it is of texts that it has not seen.
 */
final class RelationFacts {

    /** How many pairs of mentions are weighed, the nearest first: a long text repeats its names. */
    private static final int MOST_PAIRS = 4;

    private record Pair(int subject, int object) {

        int distance() {
            return Math.abs(subject - object);
        }
    }

    private final String text;
    private final Reading reading;
    private final Question question;

    private RelationFacts(String text, Reading reading, Question question) {
        this.text = text;
        this.reading = reading;
        this.question = question;
    }

    static void add(String text, Reading reading, Question question, Facts facts) {
        new RelationFacts(text, reading, question).add(facts);
    }

    private void add(Facts facts) {
        List<Pair> pairs = pairs();
        long sum = 0;
        PairWeigher.Weights nearest = null;
        PairWeigher.Weights likeliest = null;
        for (Pair pair : pairs) {
            PairWeigher.Weights weights = weigh(pair);
            sum += weights.increases() - weights.decreases();
            if (nearest == null) {
                nearest = weights;
            }
            if (likeliest == null || weights.related() > likeliest.related()) {
                likeliest = weights;
            }
        }
        facts.put("relation.sum", sum * LinearModel.UNIT);
        if (nearest != null && likeliest != null) {
            state("relation.near", nearest, facts);
            state("relation.likeliest", likeliest, facts);
        }
    }

    private static void state(String name, PairWeigher.Weights weights, Facts facts) {
        int moves = Math.max(weights.increases(), weights.decreases());
        facts.put(name + ".related", weights.related() * LinearModel.UNIT);
        facts.put(name + ".sign", (weights.increases() - weights.decreases()) * LinearModel.UNIT);
        facts.put(name + ".none", (weights.noEffect() - moves) * LinearModel.UNIT);
    }

    private List<Pair> pairs() {
        List<Item> items = reading.items();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            for (int j = 0; j < items.size(); j++) {
                if (items.get(i).role() == Role.SUBJECT
                        && items.get(j).role() == Role.OBJECT
                        && reading.sentence(items.get(i).word())
                                == reading.sentence(items.get(j).word())) {
                    pairs.add(new Pair(i, j));
                }
            }
        }
        // The sort is stable: of pairs as near as each other the first stays first.
        pairs.sort(Comparator.comparingInt(Pair::distance));
        return pairs.subList(0, Math.min(MOST_PAIRS, pairs.size()));
    }

    private PairWeigher.Weights weigh(Pair pair) {
        int subject = reading.items().get(pair.subject()).word();
        int object = reading.items().get(pair.object()).word();
        return PairWeigher.standard()
                .weigh(
                        text,
                        sentence(subject),
                        new PairWeigher.Mention(
                                mention(subject), type(question.subject().namespace())),
                        new PairWeigher.Mention(
                                mention(object), type(question.object().namespace())));
    }

    private TextSpan sentence(int word) {
        List<Word> words = reading.words();
        int sentence = reading.sentence(word);
        int from = word;
        while (from > 0 && reading.sentence(from - 1) == sentence) {
            from--;
        }
        int to = word;
        while (to + 1 < words.size() && reading.sentence(to + 1) == sentence) {
            to++;
        }
        return new TextSpan(words.get(from).span().start(), words.get(to).span().end());
    }

    /** The words of one role that follow each other without a gap. */
    private TextSpan mention(int word) {
        List<Word> words = reading.words();
        int to = word;
        while (to + 1 < words.size()
                && reading.role(to + 1) == reading.role(word)
                && reading.sentence(to + 1) == reading.sentence(word)) {
            to++;
        }
        return new TextSpan(words.get(word).span().start(), words.get(to).span().end());
    }

    private static MentionType type(String namespace) {
        return switch (namespace) {
            case "HGNC", "MGI", "RGD", "FPLX", "HGNCGENEFAMILY", "NCBIGENE", "UNIPROT", "INTERPRO", "ECCODE" ->
                MentionType.GENE;
            case "CHEBI", "PUBCHEM", "DRUGBANK" -> MentionType.CHEMICAL;
            case "DOID", "HP", "ORPHANET" -> MentionType.DISEASE;
            case "DBSNP" -> MentionType.VARIANT;
            default -> MentionType.OTHER;
        };
    }
}
