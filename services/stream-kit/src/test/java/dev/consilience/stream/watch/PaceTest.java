package dev.consilience.stream.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a pace is, in code and in the settings that all services have alike. */
class PaceTest {

    @ParameterizedTest
    @EnumSource
    void whatIsSetForTheStreamsIsWhatElseReadsTopicsBy(Pace pace) throws IOException {
        Properties settings = new Properties();
        try (InputStream in =
                Objects.requireNonNull(Pace.class.getResourceAsStream("/META-INF/microprofile-config.properties"))) {
            settings.load(in);
        }
        String name = pace.name().toLowerCase(Locale.ROOT).replace('_', '-');

        assertThat(settings.getProperty("consilience.of-pace." + name + ".fetch-bytes"))
                .isEqualTo(Integer.toString(pace.fetchBytes()));
        assertThat(settings)
                .containsKeys(
                        "consilience.of-pace." + name + ".gather-ms", "consilience.of-pace." + name + ".batch-bytes");
    }
}
