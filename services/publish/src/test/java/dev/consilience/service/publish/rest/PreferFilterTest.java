package dev.consilience.service.publish.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferFilterTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            wait=2                          | 2
            wait = 2                        | 2
            respond-async, wait=7           | 7
            respond-async; x=1, wait="3"    | 3
            wait=0                          | 0
            wait=999999999                  | 10
            wait=99999999999999999999       | -
            wait=-1                         | -
            wait=x                          | -
            wait                            | -
            await=2                         | -
            return=minimal                  | -
            ''                              | -
            -                               | -
            """)
    void readsHowLongToWait(String prefer, Integer seconds) {
        assertThat(PreferFilter.seconds(prefer)).isEqualTo(Optional.ofNullable(seconds));
    }
}
