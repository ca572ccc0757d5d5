package dev.consilience.service.publish.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;

class ProblemMapperTest {

    @Test
    void whatNobodyForesawIsToldWithoutWhatItSays() {
        Response answer = new ProblemMapper().unknown(new IllegalStateException("the inside"));

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getEntity())
                .asString()
                .contains("Something failed here")
                .doesNotContain("the inside")
                .doesNotContain("Exception");
    }
}
