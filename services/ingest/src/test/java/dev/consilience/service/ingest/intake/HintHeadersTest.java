package dev.consilience.service.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.ArticleStatus;
import dev.consilience.article.SourceKind;
import dev.consilience.format.Hints;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class HintHeadersTest {

    @Test
    void givesBackAllHintsThatWereWritten() {
        // Given
        Hints hints = Hints.none()
                .withName("a b.xml")
                .withUrl("https://example.org/ä")
                .withContentType("text/plain; charset=latin1")
                .withDoi("10.5555/a")
                .withPmid("11")
                .withStatus(ArticleStatus.RETRACTED, "images were copied")
                .withKind(SourceKind.PRIMARY)
                .withRevision("2");
        RecordHeaders headers = new RecordHeaders();

        // When
        HintHeaders.write(hints, headers);

        // Then
        assertThat(HintHeaders.read(headers)).isEqualTo(hints);
    }

    @Test
    void readsNoHintsWhereThereAreNone() {
        assertThat(HintHeaders.read(new RecordHeaders())).isEqualTo(Hints.none());
    }
}
