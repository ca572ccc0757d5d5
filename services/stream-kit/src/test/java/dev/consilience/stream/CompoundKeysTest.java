package dev.consilience.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompoundKeysTest {

    @Test
    void goWhereKafkaSendsTheirFirstPart() {
        for (long seed = 0; seed < 200; seed++) {
            String first = "claim" + new Random(seed).nextInt();
            int expected = BuiltInPartitioner.partitionForKey(first.getBytes(StandardCharsets.UTF_8), 4);

            assertThat(CompoundKeys.partition(CompoundKeys.of(first, "x/y"), 4))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
            assertThat(CompoundKeys.<String>partitioner().partitions("topic", first + "/z", "value", 4))
                    .isEqualTo(Optional.of(Set.of(expected)));
        }
    }

    @Test
    void theFirstPartEndsAtTheFirstSlash() {
        assertThat(CompoundKeys.first("rule:active/0123/45")).isEqualTo("rule:active");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "noslash", "/nothing-before"})
    void refusesKeysOfOnePart(String key) {
        assertThatThrownBy(() -> CompoundKeys.first(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + key + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b"})
    void refusesAFirstPartThatWouldNotBeFoundAgain(String first) {
        assertThatThrownBy(() -> CompoundKeys.of(first, "c"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(first);
    }
}
