package dev.consilience.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessSettingsTest {

    /** As it would come without a setting. */
    private static AccessSettings on(String host, boolean hasUsers) {
        return new AccessSettings(Optional.empty(), host, hasUsers, false, false, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "localhost", "LOCALHOST", "::1", "[::1]"})
    void onTheLoopbackNobodyHasToSignInUnlessItIsSaid(String host) {
        assertThat(on(host, false).isDemanded()).isFalse();
        assertThat(on(host, false).fault()).isEmpty();
        assertThat(new AccessSettings(Optional.of(true), host, true, false, false, false).isDemanded())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0.0.0.0", "::", "10.0.0.1", "example.org", "127.0.0.1.example.org", "localhost.example.org"})
    void whereOthersCanAskAllHaveToSignInAndWithoutAWayToTheServiceDoesNotStart(String host) {
        assertThat(on(host, true).isDemanded()).isTrue();
        assertThat(on(host, true).fault()).isEmpty();
        assertThat(on(host, false).fault().orElse(""))
                .contains(host)
                .contains("consilience.users")
                .contains("consilience users add")
                .contains("quarkus.oidc.auth-server-url");
    }

    @Test
    void itCannotBeSwitchedOffWhereOthersCanAsk() {
        AccessSettings open = new AccessSettings(Optional.of(false), "0.0.0.0", true, false, false, false);

        assertThat(open.isDemanded()).isTrue();
        assertThat(open.fault().orElse("")).contains("consilience.access.required=false");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # taken | server | audience | what is wrong
            true    | true   | true     |
            true    | true   | false    | quarkus.oidc.token.audience
            false   | true   | true     | quarkus.oidc.tenant-enabled=true
            """)
    void tokensAreTakenOfANamedServerForANamedAudienceOrNotAtAll(
            boolean taken, boolean server, boolean audience, String wrong) {
        AccessSettings settings = new AccessSettings(Optional.empty(), "127.0.0.1", false, taken, server, audience);

        if (wrong == null) {
            assertThat(settings.fault()).isEmpty();
        } else {
            assertThat(settings.fault().orElse("")).contains(wrong);
        }
    }
}
