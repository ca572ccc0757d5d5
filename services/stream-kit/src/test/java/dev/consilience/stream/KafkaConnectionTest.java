package dev.consilience.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaConnectionTest {

    @TempDir
    private Path folder;

    @Test
    void takesWhatBelongsToAConnectionAndLeavesTheRestToEachClient() {
        KafkaConnection connection = KafkaConnection.of(Map.of(
                "bootstrap.servers", "a:1,b:2",
                "security.protocol", "SASL_SSL",
                "sasl.mechanism", "SCRAM-SHA-512",
                "ssl.truststore.type", "PEM",
                "group.id", "somebody-else's"));

        assertThat(connection.settings())
                .isEqualTo(Map.of(
                        "bootstrap.servers", "a:1,b:2",
                        "security.protocol", "SASL_SSL",
                        "sasl.mechanism", "SCRAM-SHA-512",
                        "ssl.truststore.type", "PEM"));
    }

    @Test
    void oneClientsSettingsAreNotTheNextOnes() {
        KafkaConnection connection = KafkaConnection.at("a:1");
        connection.settings().put("client.id", "first");

        assertThat(connection.settings()).isEqualTo(Map.of("bootstrap.servers", "a:1"));
    }

    @Test
    void saysInMessagesWhereTheClusterIsAndNothingSecret() {
        KafkaConnection connection =
                KafkaConnection.of(Map.of("bootstrap.servers", "a:1", "sasl.jaas.config", "password=\"secret\";"));

        assertThat(connection).hasToString("a:1");
    }

    @Test
    void refusesSettingsThatDoNotSayWhereTheClusterIs() {
        assertThatThrownBy(() -> KafkaConnection.of(Map.of("security.protocol", "SSL")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bootstrap.servers");
    }

    @Test
    void readsAFileAsKafkasToolsTakeItAndGoesWhereItIsTold() throws IOException {
        Path file = Files.writeString(
                folder.resolve("client.properties"),
                "bootstrap.servers=elsewhere:1\nsecurity.protocol=SSL\nretries=3\n");

        assertThat(KafkaConnection.read("here:1", file).settings())
                .isEqualTo(Map.of("bootstrap.servers", "here:1", "security.protocol", "SSL"));
    }

    @Test
    void takesVariablesAsTheServicesDo() {
        assertThat(KafkaConnection.ofVariables(
                                "here:1",
                                Map.of(
                                        "KAFKA_BOOTSTRAP_SERVERS", "elsewhere:1",
                                        "KAFKA_SASL_JAAS_CONFIG", "a b;",
                                        "KAFKA_STREAMS_STATE_DIR", "/state",
                                        "PATH", "/bin"))
                        .settings())
                .isEqualTo(Map.of("bootstrap.servers", "here:1", "sasl.jaas.config", "a b;"));
    }

    @Test
    void saysWhichFileIsNoFileOfSettings() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.properties"), "sasl.jaas.config=\\u00zz\n");

        assertThatThrownBy(() -> KafkaConnection.read("here:1", file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("broken.properties");
        assertThatThrownBy(() -> KafkaConnection.read("here:1", folder.resolve("none")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none");
    }
}
