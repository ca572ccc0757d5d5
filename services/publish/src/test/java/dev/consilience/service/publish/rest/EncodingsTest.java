package dev.consilience.service.publish.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # Accept-Encoding          | gzip
            gzip                       | true
            GZIP, deflate, br          | true
            br;q=1.0, gzip;q=0.8       | true
            x-gzip                     | true
            *                          | true
            *;q=0, gzip                | true
            gzip;q=0                   | false
            gzip; q=0.000, *           | false
            *;q=0                      | false
            identity                   | false
            ''                         | false
            notgzip                    | false
            """)
    void gzipIsSentToThoseWhoReadIt(String accepted, boolean gzip) {
        assertThat(Encodings.allowGzip(accepted)).isEqualTo(gzip);
    }
}
