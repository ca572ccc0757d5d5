package dev.consilience.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.Name;
import dev.consilience.article.RecordId;
import dev.consilience.article.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

/** How often a graph is asked while it is told where all its records belong. */
class IdentityResolverTest {

    @Test
    void whoeverSaysThatHundredsOfPapersAreVersionsOfOneCostsNoMoreForEach() {
        double few = looksForEach(50);
        double many = looksForEach(800);

        assertThat(many).isLessThan(2 * few);
    }

    private static double looksForEach(int papers) {
        Counting graph = new Counting(versionsOfOne(papers));
        IdentityResolver resolver = new IdentityResolver(graph);
        graph.records.forEach(record -> assertThat(
                        resolver.assign(record.record()).orElseThrow().study().value())
                .isEqualTo("doi:10.1/1000"));
        return graph.looks / (double) papers;
    }

    private static List<RecordIdentity> versionsOfOne(int papers) {
        List<Relation> relations =
                List.of(new Relation(Relation.Kind.UPDATES, List.of(Name.parse("doi:10.1/preprint"))));
        List<RecordIdentity> records = new ArrayList<>();
        for (int number = 1000; number < 1000 + papers; number++) {
            records.add(new RecordIdentity(
                    new RecordId("any/" + number), List.of(Name.parse("doi:10.1/" + number)), relations, List.of()));
        }
        return records;
    }

    private static final class Counting implements IdentityGraph {

        private final List<RecordIdentity> records;
        private final IdentityGraph graph;
        private int looks;

        Counting(List<RecordIdentity> records) {
            this.records = records;
            this.graph = new RecordSet(records);
        }

        @Override
        public Optional<RecordIdentity> record(RecordId id) {
            looks++;
            return graph.record(id);
        }

        @Override
        public SortedSet<RecordId> named(Name name) {
            looks++;
            return graph.named(name);
        }

        @Override
        public SortedSet<RecordId> versionOf(Name name) {
            looks++;
            return graph.versionOf(name);
        }

        @Override
        public SortedSet<RecordId> tellingOf(Name name) {
            looks++;
            return graph.tellingOf(name);
        }
    }
}
