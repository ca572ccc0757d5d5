package dev.consilience.deploy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What stands in {@code compose.yaml}, as far as it is used here; what is not known is refused. */
record ComposeFile(
        String name, Map<String, Service> services, Map<String, Object> volumes, Map<String, Secret> secrets) {

    record Service(
            String image,
            Build build,
            List<String> command,
            Map<String, String> environment,
            List<String> ports,
            List<String> volumes,
            List<String> secrets,
            List<String> tmpfs,
            String restart,
            @JsonProperty("stop_grace_period") String stopGracePeriod,
            @JsonProperty("read_only") boolean readOnly,
            @JsonProperty("cap_drop") List<String> capDrop,
            @JsonProperty("security_opt") List<String> securityOpt,
            @JsonProperty("depends_on") Map<String, Dependency> dependsOn,
            Healthcheck healthcheck) {}

    record Build(String context, String dockerfile, String target, Map<String, String> args) {}

    record Dependency(String condition) {}

    record Healthcheck(
            List<String> test,
            String interval,
            String timeout,
            int retries,
            @JsonProperty("start_period") String startPeriod) {}

    record Secret(String file) {}

    static final Path FILE = Path.of("compose/compose.yaml");

    static ComposeFile read() {
        return of(YamlFile.document(FILE));
    }

    /** Parts that begin with {@code x-} are there to be referred to. */
    static ComposeFile of(JsonNode document) {
        ObjectNode content = document.deepCopy();
        content.properties().removeIf(part -> part.getKey().startsWith("x-"));
        return Kinds.as(content, ComposeFile.class);
    }
}
