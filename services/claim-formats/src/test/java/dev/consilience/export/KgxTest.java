package dev.consilience.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.claim.Direction;
import dev.consilience.claim.Entity;
import dev.consilience.claim.EntityId;
import dev.consilience.claim.Manipulation;
import dev.consilience.reconcile.BeliefPriors;
import dev.consilience.reconcile.CuratedClaim;
import dev.consilience.reconcile.Evidence;
import dev.consilience.reconcile.Placement;
import dev.consilience.reconcile.Proposition;
import dev.consilience.reconcile.Reconciler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** KGX's tables as KGX reads them: neither quotes nor escapes; lists are divided by vertical bars. */
class KgxTest {

    private static final CSVFormat KGX = CSVFormat.Builder.create()
            .setDelimiter('\t')
            .setQuote(null)
            .setRecordSeparator('\n')
            .setIgnoreEmptyLines(false)
            .setHeader()
            .setSkipHeaderRecord(true)
            .get();

    /** Names of Biolink Model 4 that may stand in these places. */
    private static final Set<String> CATEGORIES = Set.of(
            "biolink:NamedThing",
            "biolink:BiologicalEntity",
            "biolink:ChemicalEntity",
            "biolink:Gene",
            "biolink:GeneFamily",
            "biolink:Protein",
            "biolink:Disease",
            "biolink:PhenotypicFeature",
            "biolink:AnatomicalEntity",
            "biolink:Cell",
            "biolink:OrganismTaxon");

    private static final Set<String> KNOWLEDGE_LEVELS = Set.of(
            "knowledge_assertion",
            "logical_entailment",
            "prediction",
            "statistical_association",
            "observation",
            "not_provided");

    private static final Set<String> AGENT_TYPES = Set.of(
            "manual_agent",
            "automated_agent",
            "data_analysis_pipeline",
            "computational_model",
            "text_mining_agent",
            "image_processing_agent",
            "manual_validation_of_automated_agent",
            "not_provided");

    @Test
    void everyEntityIsANodeAndEveryClaimAnEdge() throws IOException {
        for (HostileRecord record : HostileRecord.many()) {
            Map<String, byte[]> files = unpack(record.as(ExportFormat.KGX));
            List<CSVRecord> nodes = TablesTest.read(files.get("consilience_nodes.tsv"), KGX);
            List<CSVRecord> edges = TablesTest.read(files.get("consilience_edges.tsv"), KGX);

            Map<String, String> names = new HashMap<>();
            for (CSVRecord node : nodes) {
                assertThat(node.size()).isEqualTo(KgxNodesWriter.COLUMNS.size());
                assertThat(CATEGORIES).contains(node.get("category"));
                names.put(node.get("id"), TablesTest.withoutApostrophe(node.get("name")));
            }
            assertThat(nodes).as("seed %d", record.seed()).hasSameSizeAs(names.entrySet());
            assertThat(names)
                    .as("seed %d", record.seed())
                    .isEqualTo(record.labels().entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, entry -> HostileRecord.readOnOneLine(entry.getValue()))));
            assertThat(edges).as("seed %d", record.seed()).hasSameSizeAs(record.entries());
            for (int i = 0; i < edges.size(); i++) {
                assertEdge(record, record.entries().get(i), edges.get(i));
            }
        }
    }

    @Test
    void theTablesAloneAreThoseOfTheArchive() throws IOException {
        for (HostileRecord record : HostileRecord.many()) {
            Map<String, byte[]> files = unpack(record.as(ExportFormat.KGX));

            assertThat(record.as(ExportFormat.KGX_NODES)).isEqualTo(files.get("consilience_nodes.tsv"));
            assertThat(record.as(ExportFormat.KGX_EDGES)).isEqualTo(files.get("consilience_edges.tsv"));
        }
    }

    @Test
    void qualifiersSayWhatTheAgentCauses() throws IOException {
        Placement placement = Evidence.from("10.1/a").on("pain");
        CSVRecord edge = edge(placement, new Proposition(entity("HGNC:1"), Manipulation.INHIBITED, entity("CHEBI:2")));

        assertThat(edge.toMap())
                .containsEntry("id", "HGNC:1~inhibited..CHEBI:2")
                .containsEntry("subject", "HGNC:1")
                .containsEntry("predicate", "biolink:affects")
                .containsEntry("object", "CHEBI:2")
                .containsEntry("qualified_predicate", "biolink:causes")
                .containsEntry("subject_aspect_qualifier", "activity_or_abundance")
                .containsEntry("subject_direction_qualifier", "decreased")
                .containsEntry("object_aspect_qualifier", "activity_or_abundance")
                .containsEntry("object_direction_qualifier", "decreased")
                .containsEntry("negated", "false")
                .containsEntry("publications", "DOI:10.1/a");
    }

    @Test
    void noEffectIsANegatedEdgeWithoutADirection() throws IOException {
        Placement placement = Evidence.from("10.1/a")
                .that("drug", Direction.NO_EFFECT, "pain")
                .on("pain");
        CSVRecord edge = edge(placement, placement.proposition());

        assertThat(edge.toMap())
                .containsEntry("negated", "true")
                .containsEntry("qualified_predicate", "")
                .containsEntry("object_direction_qualifier", "");
    }

    private static void assertEdge(HostileRecord record, HostileRecord.Entry entry, CSVRecord edge) {
        CuratedClaim claim = entry.claim();
        assertThat(edge.size()).isEqualTo(KgxEdgesWriter.COLUMNS.size());
        assertThat(edge.get("id")).isEqualTo(claim.proposition().id().value());
        assertThat(edge.get("subject"))
                .isEqualTo(claim.proposition().agent().id().value());
        assertThat(edge.get("object"))
                .isEqualTo(claim.proposition().outcome().id().value());
        assertThat(edge.get("evidence_count"))
                .isEqualTo(Integer.toString(entry.standing().size()));
        assertThat(KNOWLEDGE_LEVELS).contains(edge.get("knowledge_level"));
        assertThat(AGENT_TYPES).contains(edge.get("agent_type"));
        assertThat(TablesTest.withoutApostrophe(edge.get("statement")))
                .as("seed %d", record.seed())
                .isEqualTo(HostileRecord.readOnOneLine(claim.statement()));
        Set<String> articles = entry.standing().stream()
                .map(placement -> placement.claim().article().value())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(edge.get("publications").split("\\|"))
                .as("seed %d", record.seed())
                .hasSameSizeAs(articles)
                .doesNotHaveDuplicates()
                .allMatch(publication -> publication.matches("(DOI|PMID|PMC|ppr|text):\\S+"));
    }

    private static CSVRecord edge(Placement placement, Proposition proposition) throws IOException {
        Placement moved = new Placement(
                proposition,
                placement.agentBridge(),
                placement.outcomeBridge(),
                placement.claim(),
                placement.judgement());
        CuratedClaim claim = new Reconciler(BeliefPriors.indraReading())
                .reconcile(List.of(moved))
                .orElseThrow();
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ClaimWriter writer = ExportFormat.KGX_EDGES.writer(output);
        writer.begin();
        writer.write(claim, EvidenceSource.of(List.of(moved)));
        writer.end();
        return TablesTest.read(output.toByteArray(), KGX).get(0);
    }

    private static Entity entity(String id) {
        return new Entity(new EntityId(id), id);
    }

    private static Map<String, byte[]> unpack(byte[] archive) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }
}
