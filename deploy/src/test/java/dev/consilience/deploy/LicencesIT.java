package dev.consilience.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Reads from the bill of materials, which is made when all is verified, under which licences there is what we hand on. */
class LicencesIT {

    private static final Path BILL = Path.of("../target/bom.json");

    /** Those under which a library may be handed on with a program under Apache-2.0. Where there are several, one is enough. */
    private static final Set<String> ALLOWED = Set.of(
            "Apache-2.0",
            "MIT",
            "MIT-0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "CC0-1.0",
            "EPL-1.0",
            "EPL-2.0",
            // RE2/J's name of the three clauses of BSD.
            "Go License");

    /** What a library says in words that are taken for another licence, by the group. */
    private static final Map<String, String> SAID_OTHERWISE = Map.of(
            // "The BSD License", and the address of that with three clauses.
            "org.jline", "BSD-3-Clause");

    private static Map<String, List<String>> refused(JsonNode bill) {
        Map<String, List<String>> refused = new TreeMap<>();
        for (JsonNode component : bill.path("components")) {
            List<String> licences = new ArrayList<>();
            for (JsonNode each : component.path("licenses")) {
                JsonNode licence = each.path("license");
                licences.add(licence.path("id")
                        .asText(licence.path("name")
                                .asText(each.path("expression").asText())));
            }
            String group = component.path("group").asText();
            if (SAID_OTHERWISE.containsKey(group)) {
                licences.add(SAID_OTHERWISE.get(group));
            }
            if (licences.stream().noneMatch(ALLOWED::contains)) {
                refused.put(
                        group + ":" + component.path("name").asText() + ":"
                                + component.path("version").asText(),
                        licences);
            }
        }
        return refused;
    }

    @Test
    void everyLibraryThatIsHandedOnMayBe() throws IOException {
        JsonNode bill = new ObjectMapper().readTree(BILL.toFile());

        assertThat(bill.path("components").size()).isPositive();
        assertThat(refused(bill))
                .as(
                        "libraries under licences that are not allowed; look at them, then add the licence or drop the library")
                .isEmpty();
    }

    @Test
    void aLibraryUnderAnotherLicenceIsFound() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ArrayNode licences = json.arrayNode()
                .add(json.objectNode().set("license", json.objectNode().put("id", "AGPL-3.0-only")));
        JsonNode component = json.objectNode()
                .put("group", "org.example")
                .put("name", "library")
                .put("version", "1")
                .set("licenses", licences);
        JsonNode bare = json.objectNode()
                .put("group", "org.example")
                .put("name", "bare")
                .put("version", "1");

        assertThat(refused(json.objectNode()
                        .set("components", json.arrayNode().add(component).add(bare))))
                .containsOnlyKeys("org.example:bare:1", "org.example:library:1");
    }
}
