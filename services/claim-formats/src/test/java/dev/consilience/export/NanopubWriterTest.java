package dev.consilience.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.reconcile.CuratedClaim;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.junit.jupiter.api.Test;
import org.nanopub.MalformedNanopubException;
import org.nanopub.MultiNanopubRdfHandler;
import org.nanopub.Nanopub;

/** Nanopublications as Jena reads TriG, and as the library of those who made the guidelines reads nanopublications. */
class NanopubWriterTest {

    private static final String PROV = "http://www.w3.org/ns/prov#";
    private static final String BIOLINK = "https://w3id.org/biolink/vocab/";
    private static final String TERM = "urn:consilience:term/";
    private static final Node LABEL = NodeFactory.createURI("http://www.w3.org/2000/01/rdf-schema#label");

    @Test
    void everyClaimIsANanopublication() throws Exception {
        for (HostileRecord record : HostileRecord.many()) {
            List<Nanopub> nanopubs = nanopubs(record.as(ExportFormat.NANOPUB));

            assertThat(nanopubs.stream().map(nanopub -> nanopub.getUri().stringValue()))
                    .as("seed %d", record.seed())
                    .containsExactlyElementsOf(record.entries().stream()
                            .map(entry -> "urn:consilience:np/"
                                    + entry.claim().proposition().id())
                            .toList());
        }
    }

    @Test
    void everyQuoteThatStandsIsWhatAnAssertionIsDerivedFrom() {
        for (HostileRecord record : HostileRecord.many()) {
            DatasetGraph graphs = read(record.as(ExportFormat.NANOPUB));

            for (HostileRecord.Entry entry : record.entries()) {
                String name =
                        "urn:consilience:np/" + entry.claim().proposition().id();
                Set<String> read = quads(graphs, name + "#provenance", null, PROV + "value").stream()
                        .map(quad -> quad.getSubject().getURI() + " "
                                + quad.getObject().getLiteralLexicalForm())
                        .collect(Collectors.toCollection(HashSet::new));
                Set<String> expected = entry.standing().stream()
                        .filter(placement -> !placement.claim().quote().text().isEmpty())
                        .map(placement -> name + "#" + placement.claim().id() + " "
                                + HostileRecord.read(placement.claim().quote().text()))
                        .collect(Collectors.toCollection(HashSet::new));
                assertThat(read).as("seed %d", record.seed()).isEqualTo(expected);
                long articles = entry.standing().stream()
                        .map(placement -> placement.claim().article())
                        .distinct()
                        .count();
                assertThat(quads(graphs, name + "#provenance", name + "#assertion", PROV + "wasDerivedFrom"))
                        .as("seed %d", record.seed())
                        .hasSize(entry.standing().size() + (int) articles);
            }
        }
    }

    @Test
    void theAssertionSaysWhatTheRecordHolds() {
        for (HostileRecord record : HostileRecord.many()) {
            DatasetGraph graphs = read(record.as(ExportFormat.NANOPUB));

            for (HostileRecord.Entry entry : record.entries()) {
                CuratedClaim claim = entry.claim();
                String name = "urn:consilience:np/" + claim.proposition().id();
                String association = name + "#claim";
                assertThat(object(graphs, name, association, TERM + "statement"))
                        .as("seed %d", record.seed())
                        .isEqualTo(HostileRecord.read(claim.statement()));
                assertThat(object(graphs, name, association, TERM + "verdict"))
                        .isEqualTo(claim.verdict().name());
                assertThat(object(graphs, name, association, TERM + "claims"))
                        .isEqualTo(Integer.toString(claim.counts().claims()));
                assertThat(label(graphs, name, association, BIOLINK + "subject"))
                        .as("seed %d", record.seed())
                        .isEqualTo(
                                HostileRecord.read(claim.proposition().agent().label()));
                assertThat(label(graphs, name, association, BIOLINK + "object"))
                        .as("seed %d", record.seed())
                        .isEqualTo(
                                HostileRecord.read(claim.proposition().outcome().label()));
            }
        }
    }

    @Test
    void theIrisBeginAsAsked() throws Exception {
        HostileRecord record = HostileRecord.of(3);
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ClaimWriter writer = ExportFormat.NANOPUB.writer(output, new IriBase("https://record.example/"));
        writer.begin();
        for (HostileRecord.Entry entry : record.entries()) {
            writer.write(entry.claim(), EvidenceSource.of(entry.evidence()));
        }
        writer.end();

        assertThat(nanopubs(output.toByteArray()))
                .isNotEmpty()
                .allMatch(nanopub -> nanopub.getUri().stringValue().startsWith("https://record.example/np/"));
    }

    private static List<Nanopub> nanopubs(byte[] trig) throws IOException, MalformedNanopubException {
        List<Nanopub> nanopubs = new ArrayList<>();
        if (trig.length > 0) {
            MultiNanopubRdfHandler.process(RDFFormat.TRIG, new ByteArrayInputStream(trig), nanopubs::add);
        }
        return nanopubs;
    }

    /** What Jena would only warn of, for example of an IRI with a space, fails. */
    private static DatasetGraph read(byte[] trig) {
        DatasetGraph graphs = DatasetGraphFactory.create();
        RDFParser.source(new ByteArrayInputStream(trig))
                .lang(Lang.TRIG)
                .errorHandler(ErrorHandlerFactory.errorHandlerExceptionOnError())
                .parse(graphs);
        return graphs;
    }

    private static String label(DatasetGraph graphs, String name, String subject, String predicate) {
        Node entity =
                quads(graphs, name + "#assertion", subject, predicate).get(0).getObject();
        List<Quad> labels = new ArrayList<>();
        graphs.find(NodeFactory.createURI(name + "#assertion"), entity, LABEL, Node.ANY)
                .forEachRemaining(labels::add);
        assertThat(labels).hasSize(1);
        return labels.get(0).getObject().getLiteralLexicalForm();
    }

    private static String object(DatasetGraph graphs, String name, String subject, String predicate) {
        List<Quad> quads = quads(graphs, name + "#assertion", subject, predicate);
        assertThat(quads).hasSize(1);
        return quads.get(0).getObject().getLiteralLexicalForm();
    }

    private static List<Quad> quads(DatasetGraph graphs, String graph, String subject, String predicate) {
        Node asked = Node.ANY;
        if (subject != null) {
            asked = NodeFactory.createURI(subject);
        }
        List<Quad> quads = new ArrayList<>();
        graphs.find(NodeFactory.createURI(graph), asked, NodeFactory.createURI(predicate), Node.ANY)
                .forEachRemaining(quads::add);
        return quads;
    }
}
