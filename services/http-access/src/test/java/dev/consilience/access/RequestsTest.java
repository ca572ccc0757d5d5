package dev.consilience.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of a request before anybody signs in. */
class RequestsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # method | origin                | site         | checked | refused
            POST     | -                     | -            | false   | false
            POST     | http://localhost:8080 | same-origin  | false   | false
            POST     | http://evil.example   | cross-site   | false   | true
            POST     | http://localhost:9999 | same-site    | false   | true
            POST     | null                  | cross-site   | false   | true
            POST     | -                     | cross-site   | false   | true
            POST     | -                     | same-site    | true    | true
            POST     | -                     | none         | false   | false
            DELETE   | http://evil.example   | -            | false   | true
            PUT      | http://evil.example   | -            | false   | true
            POST     | http://evil.example   | cross-site   | true    | false
            GET      | http://evil.example   | cross-site   | false   | false
            """)
    void whatAPageOfAnotherSiteHasSentIsRefused(
            String method, String origin, String site, boolean checked, boolean refused) {
        assertThat(ForeignPages.sent(method, "http://localhost:8080", origin, site, checked))
                .isEqualTo(refused);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "LocalHost", "consilience.test"})
    void goesByItsOwnNames(String host) {
        assertThat(new KnownHosts(Optional.of(List.of("consilience.test")), true).isOurs(host))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "0.0.0.0", ""})
    void aNameThatAnotherSiteHasLeadHereIsNotOurs(String host) {
        assertThat(new KnownHosts(Optional.empty(), true).isOurs(host)).isFalse();
    }

    @Test
    void whereOthersAskAnyNameWillDoUntilNamesAreGiven() {
        assertThat(new KnownHosts(Optional.empty(), false).isOurs("any.example"))
                .isTrue();
        assertThat(new KnownHosts(Optional.of(List.of("ours.example")), false).isOurs("any.example"))
                .isFalse();
        assertThat(new KnownHosts(Optional.of(List.of("ours.example")), false).isOurs(null))
                .isFalse();
    }

    @Test
    void takesTheNameOfWhoSignsInWithAPassword() {
        String credentials = Base64.getEncoder().encodeToString("mary:pass:word".getBytes(StandardCharsets.UTF_8));

        assertThat(Gate.name("Basic " + credentials)).contains("mary");
        assertThat(Gate.name("bAsIc " + credentials)).contains("mary");
        assertThat(Gate.name("Bearer " + credentials)).isEmpty();
        assertThat(Gate.name("Basic !!!")).isEmpty();
        assertThat(Gate.name("Basic")).isEmpty();
        assertThat(Gate.name(null)).isEmpty();
    }
}
