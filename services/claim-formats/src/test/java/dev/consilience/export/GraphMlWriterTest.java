package dev.consilience.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.reconcile.CuratedClaim;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.builder.GraphTypeBuilder;
import org.jgrapht.nio.Attribute;
import org.jgrapht.nio.graphml.GraphMLImporter;
import org.jgrapht.util.SupplierUtil;
import org.junit.jupiter.api.Test;

/** GraphML as JGraphT reads it, which holds it against GraphML's schema. */
class GraphMlWriterTest {

    /** What JGraphT reads. */
    private static final class Read {
        private final Graph<String, DefaultEdge> graph = GraphTypeBuilder.<String, DefaultEdge>directed()
                .allowingMultipleEdges(true)
                .allowingSelfLoops(true)
                .vertexSupplier(SupplierUtil.createStringSupplier())
                .edgeSupplier(DefaultEdge::new)
                .buildGraph();
        private final Map<String, Map<String, String>> nodes = new HashMap<>();
        private final Map<String, Map<String, String>> edges = new HashMap<>();

        Read(byte[] graphMl) {
            GraphMLImporter<String, DefaultEdge> importer = new GraphMLImporter<>();
            importer.setVertexFactory(id -> id);
            importer.addVertexAttributeConsumer((key, value) -> put(nodes, key.getFirst(), key.getSecond(), value));
            Map<DefaultEdge, Map<String, String>> attributes = new HashMap<>();
            importer.addEdgeAttributeConsumer((key, value) -> attributes
                    .computeIfAbsent(key.getFirst(), edge -> new HashMap<>())
                    .put(key.getSecond(), value.getValue()));
            importer.importGraph(
                    graph, new InputStreamReader(new ByteArrayInputStream(graphMl), StandardCharsets.UTF_8));
            attributes.forEach((edge, values) -> {
                values.put("source", graph.getEdgeSource(edge));
                values.put("target", graph.getEdgeTarget(edge));
                edges.put(values.getOrDefault("proposition", ""), values);
            });
        }

        private static void put(Map<String, Map<String, String>> all, String id, String attribute, Attribute value) {
            all.computeIfAbsent(id, key -> new HashMap<>()).put(attribute, value.getValue());
        }
    }

    @Test
    void entitiesAreNodesAndClaimsAreEdges() {
        for (HostileRecord record : HostileRecord.many()) {
            Read read = new Read(record.as(ExportFormat.GRAPHML));

            assertThat(read.nodes.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, node -> node.getValue().getOrDefault("name", ""))))
                    .as("seed %d", record.seed())
                    .isEqualTo(record.labels().entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, label -> HostileRecord.read(label.getValue()))));
            assertThat(read.graph.edgeSet()).as("seed %d", record.seed()).hasSameSizeAs(record.entries());
            for (HostileRecord.Entry entry : record.entries()) {
                CuratedClaim claim = entry.claim();
                assertThat(read.edges.getOrDefault(claim.proposition().id().value(), Map.of()))
                        .as("seed %d", record.seed())
                        .containsEntry(
                                "source", claim.proposition().agent().id().value())
                        .containsEntry(
                                "target", claim.proposition().outcome().id().value())
                        .containsEntry("verdict", claim.verdict().name())
                        .containsEntry("direction", claim.direction().name())
                        .containsEntry("statement", HostileRecord.read(claim.statement()))
                        .containsEntry("claims", Integer.toString(claim.counts().claims()));
            }
        }
    }
}
