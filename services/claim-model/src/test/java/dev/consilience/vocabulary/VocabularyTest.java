package dev.consilience.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilience.claim.Bridge;
import dev.consilience.claim.Context;
import dev.consilience.claim.Dimension;
import dev.consilience.claim.Entity;
import dev.consilience.claim.EntityId;
import dev.consilience.claim.Level;
import dev.consilience.claim.Manipulation;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VocabularyTest {

    private static final Concept INHIBITORS = concept("inhibitors", List.of(), List.of(), List.of(), true);
    private static final Concept KINASE = concept("kinase", List.of(), List.of(), List.of("inhibitors"), true);
    private static final Concept DRUG = concept("drug", List.of("inhibitors"), List.of(), List.of(), false);
    private static final Concept PAIN = concept("pain", List.of(), List.of("relief"), List.of(), true);
    private static final Concept INFLAMED = concept("inflamed", List.of("pain"), List.of(), List.of(), false);
    private static final Concept HEAT = concept("heat", List.of("inflamed"), List.of(), List.of(), false);
    private static final Concept RELIEF = concept("relief", List.of(), List.of("pain"), List.of(), true);

    private final Vocabulary vocabulary =
            new Vocabulary("test-1", List.of(INHIBITORS, KINASE, DRUG, PAIN, INFLAMED, HEAT, RELIEF));

    private static Concept concept(
            String name, List<String> broader, List<String> opposites, List<String> inhibitors, boolean curatable) {
        return new Concept(
                entity(name),
                ConceptType.PHENOTYPE,
                List.of(),
                ids(broader),
                ids(opposites),
                ids(inhibitors),
                List.of(),
                curatable,
                Context.empty(),
                "test");
    }

    private static List<EntityId> ids(List<String> names) {
        return names.stream().map(name -> new EntityId("TEST:" + name)).toList();
    }

    private static Entity entity(String name) {
        return new Entity(new EntityId("TEST:" + name), name);
    }

    @Test
    void climbsPastLevelsThatAreNotCurated() {
        assertThat(vocabulary.outcome(HEAT).lineage()).contains(new Level(entity("pain"), Bridge.BROADER));
        assertThat(vocabulary.outcome(HEAT).lineage())
                .noneMatch(level -> level.entity().equals(entity("inflamed")));
    }

    @Test
    void leadsFromAnOutcomeToItsOpposite() {
        assertThat(vocabulary.outcome(RELIEF).lineage()).containsExactly(new Level(entity("pain"), Bridge.OPPOSITE));
    }

    @Test
    void leadsFromAnInhibitedTargetToTheClassOfItsInhibitors() {
        assertThat(vocabulary.agent(KINASE, Manipulation.INHIBITED).lineage())
                .containsExactly(new Level(entity("inhibitors"), Bridge.MANIPULATION));
        assertThat(vocabulary.agent(DRUG, Manipulation.NONE).lineage())
                .containsExactly(new Level(entity("inhibitors"), Bridge.BROADER));
        assertThat(vocabulary.agent(KINASE, Manipulation.NONE).lineage()).isEmpty();
    }

    @Test
    void survivesACircle() {
        Concept one = concept("one", List.of("two"), List.of(), List.of(), true);
        Concept two = concept("two", List.of("one"), List.of(), List.of(), true);

        assertThat(new Vocabulary("circle", List.of(one, two)).outcome(one).lineage())
                .containsExactly(new Level(entity("two"), Bridge.BROADER));
    }

    @Test
    void refusesAConceptThatNamesOneThatIsNotThere() {
        Concept lost = concept("lost", List.of("nowhere"), List.of(), List.of(), false);

        assertThatThrownBy(() -> new Vocabulary("broken", List.of(lost)))
                .hasMessageContaining("TEST:lost")
                .hasMessageContaining("TEST:nowhere");
        assertThatThrownBy(() -> new Vocabulary("twice", List.of(DRUG, INHIBITORS, DRUG)))
                .hasMessageContaining("two concepts TEST:drug");
    }

    @Test
    void givesBackWhatItWasGiven() {
        Concept full = new Concept(
                new Entity(new EntityId("TEST:full"), "β-blocker"),
                ConceptType.DRUG_CLASS,
                List.of("betablocker", "β‑adrenergic blocker"),
                ids(List.of("inhibitors")),
                ids(List.of("pain")),
                ids(List.of("drug")),
                ids(List.of("kinase")),
                true,
                Context.empty().with(Dimension.ROUTE, "oral"),
                "somewhere");
        Vocabulary of = new Vocabulary("test-2", List.of(INHIBITORS, KINASE, DRUG, PAIN, RELIEF), List.of(full));

        assertThat(of.find(full.id())).contains(full);
        assertThat(of.concepts()).containsExactly(INHIBITORS, KINASE, DRUG, PAIN, RELIEF, full);
        assertThat(of.find(new EntityId("TEST:other"))).isEmpty();
    }

    @Test
    void tellsOwnConceptsFromFurtherOnes() {
        Vocabulary of = new Vocabulary("test-3", List.of(INHIBITORS), List.of(DRUG));

        assertThat(of.isOwn(of.number(INHIBITORS.id()))).isTrue();
        assertThat(of.isOwn(of.number(DRUG.id()))).isFalse();
    }

    @Test
    void findsEachOfManyConcepts() {
        List<Concept> many = IntStream.range(0, 20_000)
                .mapToObj(i -> concept("n" + i, List.of("n" + i / 2), List.of(), List.of(), i % 100 == 0))
                .toList();
        Vocabulary of = new Vocabulary("many", many);

        assertThat(many).allSatisfy(concept -> assertThat(of.find(concept.id())).contains(concept));
        assertThat(of.find(new EntityId("TEST:n20000"))).isEmpty();
    }
}
