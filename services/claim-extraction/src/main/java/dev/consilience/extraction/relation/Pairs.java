package dev.consilience.extraction.relation;

import dev.consilience.article.TextSpan;
import dev.consilience.extraction.SentenceSplitter;
import dev.consilience.extraction.learn.FeatureSink;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds the pairs of a text that could be related: those that share a sentence. */
final class Pairs {

    private static final TypePair APART = new TypePair(MentionType.CHEMICAL, MentionType.DISEASE);

    private final Scope scope;
    private final List<MarkedSentence> sentences = new ArrayList<>();
    private final Map<String, Pair> pairs = new LinkedHashMap<>();
    private List<Pair> all = List.of();

    /** By concept: the sentences that name it, and how many names it has. */
    private final Map<String, TreeSet<Integer>> namedIn = new HashMap<>();

    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<MentionType, Integer> concepts = new EnumMap<>(MentionType.class);
    private final Map<MentionType, Integer> highest = new EnumMap<>(MentionType.class);

    private Pairs(Scope scope) {
        this.scope = scope;
    }

    /** The pairs of a text. */
    static Pairs of(MarkedText marked, Scope scope) {
        Pairs pairs = new Pairs(scope);
        List<TextSpan> spans = SentenceSplitter.split(marked.text());
        for (int i = 0; i < spans.size(); i++) {
            pairs.take(MarkedSentence.of(marked.text(), spans.get(i), marked.named(), i, spans.size()));
        }
        if (scope.by() == Scope.Level.CONCEPT) {
            pairs.takeApart(marked.named());
        }
        pairs.all = List.copyOf(pairs.pairs.values());
        return pairs;
    }

    /** All pairs, in the order in which the text's sentences name them; behind these what no sentence names together. */
    List<Pair> all() {
        return all;
    }

    /** Where in the text a concept is named. */
    Set<Integer> sentencesOf(String concept) {
        return namedIn.getOrDefault(concept, new TreeSet<>());
    }

    /** How many names a concept has in the text. */
    int count(String concept) {
        return counts.getOrDefault(concept, 0);
    }

    /** How many names the most named concept of a type has. */
    int highest(MentionType type) {
        return highest.getOrDefault(type, 0);
    }

    /** How many concepts of a type the text names. */
    int concepts(MentionType type) {
        return concepts.getOrDefault(type, 0);
    }

    /** How many sentences the text has. */
    int sentences() {
        return sentences.size();
    }

    /** What a drug causes is often named sentences away from it. */
    private void takeApart(List<Named> named) {
        for (Named acting : named) {
            for (Named actedOn : named) {
                boolean apart = APART.equals(new TypePair(acting.type(), actedOn.type()))
                        && scope.covers(acting, actedOn)
                        && acting.concepts().stream().noneMatch(actedOn.concepts()::contains);
                if (apart) {
                    for (String one : acting.concepts()) {
                        for (String other : actedOn.concepts()) {
                            if (namedIn.containsKey(one) && namedIn.containsKey(other)) {
                                pair(one, other, acting, actedOn);
                            }
                        }
                    }
                }
            }
        }
    }

    private void take(MarkedSentence sentence) {
        sentences.add(sentence);
        List<Named> named = sentence.named();
        for (Named one : named) {
            for (String concept : one.concepts()) {
                namedIn.computeIfAbsent(concept, id -> new TreeSet<>()).add(sentence.index());
                int count = counts.merge(concept, 1, Integer::sum);
                if (count == 1) {
                    concepts.merge(one.type(), 1, Integer::sum);
                }
                highest.merge(one.type(), count, Math::max);
            }
        }
        for (int subject = 0; subject < named.size(); subject++) {
            for (int object = 0; object < named.size(); object++) {
                if (subject != object && scope.covers(named.get(subject), named.get(object))) {
                    take(sentence, subject, object);
                }
            }
        }
    }

    private void take(MarkedSentence sentence, int subject, int object) {
        Named acting = sentence.named().get(subject);
        Named actedOn = sentence.named().get(object);
        if (acting.concepts().stream().anyMatch(actedOn.concepts()::contains)) {
            return;
        }
        switch (scope.by()) {
            case NAME ->
                pair(acting.id(), actedOn.id(), acting, actedOn)
                        .places()
                        .add(new Pair.Place(sentence, subject, object));
            case CONCEPT -> {
                for (String one : acting.concepts()) {
                    for (String other : actedOn.concepts()) {
                        pair(one, other, acting, actedOn).places().add(new Pair.Place(sentence, subject, object));
                    }
                }
            }
        }
    }

    private Pair pair(String subject, String object, Named acting, Named actedOn) {
        return pairs.computeIfAbsent(
                subject + "\t" + object,
                key -> Pair.of(subject, object, new TypePair(acting.type(), actedOn.type()), this::surroundings));
    }

    /** How often and where a text speaks of both, beside how often it speaks of others of their kind. */
    private void surroundings(Pair pair, FeatureSink sink) {
        if (scope.by() == Scope.Level.NAME) {
            return;
        }
        MentionType acting = pair.types().subject();
        MentionType actedOn = pair.types().object();
        String types = "" + acting.code() + actedOn.code();
        int subjects = counts.getOrDefault(pair.subject(), 0);
        int objects = counts.getOrDefault(pair.object(), 0);
        Set<Integer> of = sentencesOf(pair.subject());
        Set<Integer> on = sentencesOf(pair.object());
        Set<Integer> shared = new HashSet<>(of);
        shared.retainAll(on);
        int last = sentences.size() - 1;
        sink.add("text-subject", types, Integer.toString(Math.min(6, subjects)));
        sink.add("text-object", types, Integer.toString(Math.min(6, objects)));
        boolean topSubject = subjects == highest.getOrDefault(acting, 0);
        boolean topObject = objects == highest.getOrDefault(actedOn, 0);
        sink.add("text-most", types, topSubject + "/" + topObject);
        sink.add("text-title", types, of.contains(0) + "/" + on.contains(0));
        sink.add("text-end", types, of.contains(last) + "/" + on.contains(last));
        sink.add("text-shared", types, Integer.toString(Math.min(5, shared.size())));
        if (shared.isEmpty()) {
            sink.add("apart", types, Integer.toString(Math.min(4, gap(pair.subject(), pair.object()))));
            sink.add("apart-title", types, of.contains(0) + "/" + on.contains(0), topSubject + "/" + topObject);
        }
        sink.add("text-share-object", types, Long.toString(Math.round(4.0 * shared.size() / Math.max(1, on.size()))));
        sink.add("text-share-subject", types, Long.toString(Math.round(4.0 * shared.size() / Math.max(1, of.size()))));
        sink.add("text-subjects", types, Integer.toString(Math.min(5, concepts.getOrDefault(acting, 0))));
        sink.add("text-objects", types, Integer.toString(Math.min(6, concepts.getOrDefault(actedOn, 0))));
    }

    /** How many sentences lie at least between a name of the one and a name of the other; 0 if one sentence names both. */
    int gap(String subject, String object) {
        int gap = Integer.MAX_VALUE;
        for (int one : sentencesOf(subject)) {
            for (int other : sentencesOf(object)) {
                gap = Math.min(gap, Math.abs(one - other));
            }
        }
        return gap;
    }
}
