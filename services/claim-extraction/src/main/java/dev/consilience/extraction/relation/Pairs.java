package dev.consilience.extraction.relation;

import dev.consilience.article.TextSpan;
import dev.consilience.extraction.SentenceSplitter;
import dev.consilience.extraction.learn.FeatureSink;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the pairs of a text that could be related: those that share a sentence. */
final class Pairs {

    private final Scope scope;
    private final List<MarkedSentence> sentences = new ArrayList<>();
    private final Map<String, Pair> pairs = new LinkedHashMap<>();

    /** By concept: the sentences that name it, and how many names it has. */
    private final Map<String, Set<Integer>> namedIn = new HashMap<>();

    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<MentionType, Integer> concepts = new EnumMap<>(MentionType.class);
    private final Map<MentionType, Integer> highest = new EnumMap<>(MentionType.class);

    private Pairs(Scope scope) {
        this.scope = scope;
    }

    /** The pairs of a text, in the order in which its sentences name them. */
    static Collection<Pair> of(MarkedText marked, Scope scope) {
        Pairs pairs = new Pairs(scope);
        List<TextSpan> spans = SentenceSplitter.split(marked.text());
        for (int i = 0; i < spans.size(); i++) {
            pairs.take(MarkedSentence.of(marked.text(), spans.get(i), marked.named(), i, spans.size()));
        }
        return pairs.pairs.values();
    }

    private void take(MarkedSentence sentence) {
        sentences.add(sentence);
        List<Named> named = sentence.named();
        for (Named one : named) {
            for (String concept : one.concepts()) {
                namedIn.computeIfAbsent(concept, id -> new HashSet<>()).add(sentence.index());
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
        Set<Integer> of = namedIn.getOrDefault(pair.subject(), Set.of());
        Set<Integer> on = namedIn.getOrDefault(pair.object(), Set.of());
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
        sink.add("text-share-object", types, Long.toString(Math.round(4.0 * shared.size() / Math.max(1, on.size()))));
        sink.add("text-share-subject", types, Long.toString(Math.round(4.0 * shared.size() / Math.max(1, of.size()))));
        sink.add("text-subjects", types, Integer.toString(Math.min(5, concepts.getOrDefault(acting, 0))));
        sink.add("text-objects", types, Integer.toString(Math.min(6, concepts.getOrDefault(actedOn, 0))));
    }
}
