package dev.consilience.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicAccessTest {

    private static Set<String> names(TopicDef<?>... topics) {
        return Stream.of(topics).map(TopicDef::name).collect(Collectors.toSet());
    }

    private static Set<String> catalogue() {
        Set<String> all = new TreeSet<>(TopicCatalogue.DEAD_LETTERS);
        TopicCatalogue.ALL.forEach(topic -> all.add(topic.name()));
        return all;
    }

    /** Who writes a topic as its own business, and not to put a dead letter back. */
    private static Set<String> writers(String topic) {
        return TopicAccess.ALL.stream()
                .filter(access ->
                        access.produced().contains(topic) || access.sent().contains(topic))
                .map(TopicAccess::name)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @CsvSource({
        "literature.record.received.v1,           ingest operator",
        "literature.record.identified.v1,         ingest",
        "literature.record.assigned.v1,           ingest",
        "literature.record.placed.v1,             ingest",
        "literature.intake.position.v1,           ingest operator",
        "literature.article.current.v1,           ingest",
        "evidence.claim.extracted.v1,             extract",
        "curation.claim-decision.current.v1,      publish operator",
        "curation.proposition-decision.current.v1,publish operator",
        "curation.judgement.current.v1,           reconcile",
        "curation.reliability.current.v1,         reconcile",
        "evidence.claim.placed.v1,                reconcile",
        "evidence.proposition.reconciled.v1,      reconcile",
        "curated.claim.current.v1,                publish",
        "curated.conflict.current.v1,             publish",
        "curated.claim.changed.v1,                publish",
        "vocabulary.concept.current.v1,           operator",
        "vocabulary.release.current.v1,           operator",
        "ingest.dead-letter.v1,                   ingest",
        "extract.dead-letter.v1,                  extract",
        "reconcile.dead-letter.v1,                reconcile",
        "publish.dead-letter.v1,                  publish"
    })
    void eachTopicIsWrittenByWhoHasTo(String topic, String writers) {
        assertThat(writers(topic)).containsExactlyInAnyOrder(writers.split(" "));
        assertThat(catalogue()).contains(topic);
    }

    @Test
    void everyTopicIsWrittenAndRead() {
        for (String topic : catalogue()) {
            assertThat(writers(topic)).as("writers of %s", topic).isNotEmpty();
            assertThat(TopicAccess.ALL).as("readers of %s", topic).anyMatch(access -> access.reads()
                    .contains(topic));
        }
    }

    @Test
    void noTopicIsNamedThatIsNotInTheCatalogue() {
        for (TopicAccess access : TopicAccess.ALL) {
            assertThat(catalogue())
                    .containsAll(access.reads())
                    .containsAll(access.writes())
                    .containsAll(access.describes());
        }
    }

    @Test
    void onlyPublishCanWriteWhatIsPublishedNotEvenWhoReplays() {
        for (String topic : names(TopicCatalogue.CURATED_CLAIMS, TopicCatalogue.CONFLICTS, TopicCatalogue.CHANGES)) {
            assertThat(TopicAccess.ALL)
                    .filteredOn(access -> access.writes().contains(topic))
                    .containsExactly(TopicAccess.PUBLISH);
        }
    }

    @Test
    void aDeadLetterCanGoBackToWhateverATopologyReadsAndNowhereElse() {
        Set<String> consumed = new TreeSet<>();
        TopicAccess.SERVICES.forEach(service -> consumed.addAll(service.consumed()));
        // A global table has no dead letters.
        consumed.remove(TopicCatalogue.RELIABILITY.name());

        assertThat(TopicAccess.INGEST.replayed()).isEqualTo(consumed);
    }

    @Test
    void aSubscriberSeesWhatIsPublishedAndWritesNothing() {
        assertThat(TopicAccess.SUBSCRIBER.reads())
                .isEqualTo(names(TopicCatalogue.CURATED_CLAIMS, TopicCatalogue.CONFLICTS, TopicCatalogue.CHANGES));
        assertThat(TopicAccess.SUBSCRIBER.writes()).isEmpty();
        assertThat(TopicAccess.SUBSCRIBER.describes()).isEmpty();
    }

    @Test
    void whoScalesReadsAndWritesNothing() {
        assertThat(TopicAccess.SCALER.reads()).isEmpty();
        assertThat(TopicAccess.SCALER.writes()).isEmpty();
        assertThat(TopicAccess.SCALER.watched())
                .containsExactlyInAnyOrderElementsOf(TopicAccess.SERVICES.stream()
                        .map(service -> service.application().orElseThrow())
                        .toList());
        assertThat(TopicAccess.SCALER.describes()).containsAll(TopicAccess.RECONCILE.consumed());
    }

    @Test
    void whoProvisionsIsShownEveryTopic() {
        Set<String> seen = new TreeSet<>(TopicAccess.OPERATOR.describes());
        seen.addAll(TopicAccess.OPERATOR.reads());

        assertThat(seen).isEqualTo(catalogue());
    }

    @Test
    void noServiceIsLetIntoTheOwnTopicsOfAnother() {
        List<String> prefixes = TopicAccess.SERVICES.stream()
                .map(service -> service.ownPrefix().orElseThrow())
                .toList();
        for (String prefix : prefixes) {
            assertThat(prefixes).filteredOn(other -> other.startsWith(prefix)).containsExactly(prefix);
        }
    }
}
