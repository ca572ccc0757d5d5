package dev.consilience.commandline.offline;

import dev.consilience.article.Article;
import dev.consilience.article.TextSpan;
import dev.consilience.claim.Claim;
import dev.consilience.claim.Context;
import dev.consilience.claim.Direction;
import dev.consilience.claim.Entity;
import dev.consilience.claim.EntityId;
import dev.consilience.claim.Manipulation;
import dev.consilience.extraction.Annotation;
import dev.consilience.extraction.Extractor;
import dev.consilience.extraction.relation.MarkedText;
import dev.consilience.extraction.relation.MentionType;
import dev.consilience.extraction.relation.Named;
import dev.consilience.extraction.relation.Relation;
import dev.consilience.extraction.relation.Scope;
import dev.consilience.extraction.relation.TypePair;
import dev.consilience.vocabulary.Concept;
import dev.consilience.vocabulary.ConceptType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The relations that the pipeline would publish of a text, as claims: fewer than are likely, for a claim has to be a finding,
 * said of these very names, in words that the rules understand or the models are sure of.
 */
final class ClaimedRelations {

    private static final String PREFIX = "GIVEN:";

    private final Extractor extractor;

    ClaimedRelations(Extractor extractor) {
        this.extractor = extractor;
    }

    /** The relations between the names of a text that its claims state, each once, in the order of the claims. */
    List<Relation> read(MarkedText text, Scope scope) {
        Article article = OneSection.of(text.text());
        String section = article.sections().get(0).id();
        List<Annotation> annotations = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        for (Named named : text.named()) {
            String concept = named.concepts().get(0);
            int number = numbers.computeIfAbsent(concept, id -> numbers.size());
            annotations.add(new Annotation(section, named.span(), concept(named, number, text)));
        }
        Map<String, Relation> relations = new LinkedHashMap<>();
        for (Claim claim : extractor.extract(article, annotations)) {
            Optional<Named> agent = at(text, claim.quote().agent());
            Optional<Named> outcome = at(text, claim.quote().outcome());
            if (agent.isEmpty() || outcome.isEmpty()) {
                continue;
            }
            if (!scope.pairs()
                    .contains(new TypePair(agent.get().type(), outcome.get().type()))) {
                continue;
            }
            Direction direction = ofAgentItself(claim);
            if (scope.directions().contains(direction)) {
                add(relations, agent.get(), outcome.get(), direction, scope);
            }
        }
        return List.copyOf(relations.values());
    }

    private static void add(
            Map<String, Relation> relations, Named agent, Named outcome, Direction direction, Scope scope) {
        switch (scope.by()) {
            case NAME -> put(relations, agent.id(), outcome.id(), direction);
            case CONCEPT -> {
                for (String subject : agent.concepts()) {
                    for (String object : outcome.concepts()) {
                        put(relations, subject, object, direction);
                    }
                }
            }
        }
    }

    private static void put(Map<String, Relation> relations, String subject, String object, Direction direction) {
        relations.putIfAbsent(subject + "\t" + object, new Relation(subject, object, direction, 1));
    }

    /** What the agent does where nothing is done to it: the opposite of what is seen when it is held back. */
    private static Direction ofAgentItself(Claim claim) {
        Manipulation manipulation = claim.agent().manipulation();
        if (manipulation == Manipulation.INHIBITED || manipulation == Manipulation.LOST) {
            return claim.direction().turned();
        }
        return claim.direction();
    }

    private static Optional<Named> at(MarkedText text, TextSpan span) {
        return text.named().stream()
                .filter(named -> named.span().equals(span))
                .findFirst()
                .or(() -> text.named().stream()
                        .filter(named -> named.span().overlaps(span))
                        .findFirst());
    }

    private static Concept concept(Named named, int number, MarkedText text) {
        Entity entity = new Entity(new EntityId(PREFIX + number), named.span().cut(text.text()));
        return new Concept(
                entity,
                type(named.type()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                Context.empty(),
                "given with the text");
    }

    private static ConceptType type(MentionType type) {
        return switch (type) {
            case CHEMICAL -> ConceptType.CHEMICAL;
            case GENE, VARIANT -> ConceptType.GENE_OR_PROTEIN;
            case DISEASE -> ConceptType.DISEASE;
            case OTHER -> ConceptType.PROCESS;
            case SETTING -> ConceptType.ANATOMY;
        };
    }
}
