package dev.consilience.service.publish.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecurityHeadersTest {

    @Test
    void letsPapersBeSentToIngestAndNothingElseBeReached() {
        assertThat(SecurityHeaders.policy(URI.create("http://127.0.0.1:8081/articles")))
                .contains("connect-src 'self' http://127.0.0.1:8081;")
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void refusesAnAddressWithoutAHost() {
        assertThatThrownBy(() -> SecurityHeaders.policy(URI.create("localhost:8081")))
                .hasMessageContaining("localhost:8081");
    }

    /** The policy forbids them: a template that had one would look broken only in a browser. */
    @Test
    void noTemplateHasAScriptOrAStyleInIt() throws IOException {
        try (Stream<Path> templates = Files.list(Path.of("src/main/resources/templates"))) {
            List<Path> all = templates.toList();
            assertThat(all).hasSizeGreaterThan(5);
            for (Path template : all) {
                assertThat(Files.readString(template))
                        .as(template.toString())
                        .doesNotContain("<style")
                        .doesNotContainPattern("<script(?! type=\"module\" src=\"/)")
                        .doesNotContainPattern("\\s(style|on[a-z]+)=\"")
                        .doesNotContain(".raw");
            }
        }
    }
}
