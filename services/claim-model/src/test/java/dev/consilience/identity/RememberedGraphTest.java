package dev.consilience.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.Name;
import dev.consilience.article.RecordId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** How often a graph is asked while it is told what a record changes. */
class RememberedGraphTest {

    private static final Name PMID = Name.parse("pmid:7");
    private static final Name DOI = Name.parse("doi:10.1/x");
    private static final Name TRIAL = Name.parse("trial:NCT00000001");

    private final List<String> asked = new ArrayList<>();

    /** Two records of one article. */
    private final class Asked implements IdentityGraph {

        private final RecordIdentity digest =
                new RecordIdentity(new RecordId("digest/a"), List.of(PMID, TRIAL), List.of(), List.of());
        private final RecordIdentity jats =
                new RecordIdentity(new RecordId("jats/b"), List.of(DOI), List.of(), List.of());

        @Override
        public Optional<RecordIdentity> record(RecordId id) {
            asked.add("record " + id);
            return List.of(digest, jats).stream()
                    .filter(each -> each.record().equals(id))
                    .findFirst();
        }

        @Override
        public SortedSet<RecordId> named(Name name) {
            asked.add("named " + name);
            SortedSet<RecordId> found = new TreeSet<>();
            for (RecordIdentity each : List.of(digest, jats)) {
                if (each.names().contains(name)) {
                    found.add(each.record());
                }
            }
            return found;
        }

        @Override
        public SortedSet<RecordId> versionOf(Name name) {
            asked.add("versions of " + name);
            return new TreeSet<>();
        }

        @Override
        public SortedSet<RecordId> tellingOf(Name name) {
            asked.add("telling of " + name);
            return new TreeSet<>();
        }
    }

    @Test
    void nothingIsLookedUpTwiceForOneRecord() {
        RecordIdentity both = new RecordIdentity(new RecordId("pubmed/7"), List.of(PMID, DOI), List.of(), List.of());

        assertThat(IdentityChange.assignments(new Asked(), both)).hasSize(3);

        assertThat(asked).isNotEmpty().doesNotHaveDuplicates();
    }
}
