package dev.consilience.export;

import dev.consilience.claim.Entity;
import dev.consilience.claim.EntityId;
import dev.consilience.reconcile.CuratedClaim;
import dev.consilience.reconcile.Proposition;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * GraphML: entities are nodes, curated claims are edges in the direction that most studies stand on. GraphML allows nodes
 * and edges in any order, so each node stands before the first edge that needs it, and the claims are gone through once.
 * Holds the identifiers of the entities met so far.
 */
final class GraphMlWriter implements ClaimWriter {

    private static final String NAMESPACE = "http://graphml.graphdrawing.org/xmlns";
    private static final String NODE = "node";
    private static final String EDGE = "edge";

    /**
     * Something that is told of a node or an edge.
     *
     * @param name how it is called, also as a key
     * @param of {@code node} or {@code edge}
     * @param type one of GraphML's types
     */
    private record Key(String name, String of, String type) {}

    private static final List<Key> KEYS = List.of(
            new Key("name", NODE, "string"),
            new Key("category", NODE, "string"),
            new Key("proposition", EDGE, "string"),
            new Key("manipulation", EDGE, "string"),
            new Key("verdict", EDGE, "string"),
            new Key("direction", EDGE, "string"),
            new Key("statement", EDGE, "string"),
            new Key("separated_by", EDGE, "string"),
            new Key("belief", EDGE, "double"),
            new Key("grade", EDGE, "string"),
            new Key("studies", EDGE, "int"),
            new Key("claims", EDGE, "int"),
            new Key("articles", EDGE, "int"),
            new Key("first_date", EDGE, "string"),
            new Key("last_date", EDGE, "string"));

    private final XMLStreamWriter xml;
    private final Set<EntityId> written = new HashSet<>();
    private long edges;

    GraphMlWriter(OutputStream output) {
        try {
            this.xml = XMLOutputFactory.newDefaultFactory()
                    .createXMLStreamWriter(new BufferedOutputStream(output), StandardCharsets.UTF_8.name());
        } catch (XMLStreamException e) {
            throw new IllegalStateException("The JDK's writer of XML does not write UTF-8", e);
        }
    }

    @Override
    public void begin() throws IOException {
        attempt(() -> {
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            line();
            xml.writeStartElement("graphml");
            xml.writeDefaultNamespace(NAMESPACE);
            for (Key key : KEYS) {
                line();
                xml.writeEmptyElement("key");
                xml.writeAttribute("id", key.name());
                xml.writeAttribute("for", key.of());
                xml.writeAttribute("attr.name", key.name());
                xml.writeAttribute("attr.type", key.type());
            }
            line();
            xml.writeStartElement("graph");
            xml.writeAttribute("id", "consilience");
            xml.writeAttribute("edgedefault", "directed");
        });
    }

    @Override
    public void write(CuratedClaim claim, EvidenceSource evidence) throws IOException {
        attempt(() -> {
            Proposition proposition = claim.proposition();
            node(proposition.agent());
            node(proposition.outcome());
            line();
            xml.writeStartElement(EDGE);
            edges++;
            // Identifiers are name tokens, in which the tilde of a manipulated agent may not stand.
            xml.writeAttribute("id", "e" + edges);
            xml.writeAttribute("source", proposition.agent().id().value());
            xml.writeAttribute("target", proposition.outcome().id().value());
            data("proposition", proposition.id().value());
            data("manipulation", proposition.manipulation().name());
            data("verdict", claim.verdict().name());
            data("direction", claim.direction().name());
            data("statement", claim.statement());
            data("separated_by", ClaimFacts.separatedBy(claim));
            data("belief", Double.toString(ClaimFacts.weighed(claim, claim.direction())));
            data("grade", claim.grade().level().name());
            data("studies", Integer.toString(claim.counts().studies()));
            data("claims", Integer.toString(claim.counts().claims()));
            data("articles", Integer.toString(claim.counts().articles()));
            data("first_date", claim.firstDate());
            data("last_date", claim.lastDate());
            xml.writeEndElement();
        });
    }

    @Override
    public void end() throws IOException {
        attempt(() -> {
            line();
            xml.writeEndElement();
            line();
            xml.writeEndElement();
            xml.writeEndDocument();
            line();
            xml.flush();
        });
    }

    private void node(Entity entity) throws XMLStreamException {
        if (written.add(entity.id())) {
            line();
            xml.writeStartElement(NODE);
            xml.writeAttribute("id", entity.id().value());
            data("name", entity.label());
            data("category", PublicVocabulary.of(entity.id(), IriBase.NONE).category());
            xml.writeEndElement();
        }
    }

    /** What is empty is left out. */
    private void data(String key, String text) throws XMLStreamException {
        if (text.isEmpty()) {
            return;
        }
        xml.writeStartElement("data");
        xml.writeAttribute("key", key);
        String rest = Texts.plain(text);
        // A reader of XML takes a carriage return for a line end, unless it is written as a reference.
        for (int at = rest.indexOf('\r'); at >= 0; at = rest.indexOf('\r')) {
            xml.writeCharacters(rest.substring(0, at));
            xml.writeEntityRef("#13");
            rest = rest.substring(at + 1);
        }
        xml.writeCharacters(rest);
        xml.writeEndElement();
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\n");
    }

    @FunctionalInterface
    private interface Step {
        void run() throws XMLStreamException;
    }

    private static void attempt(Step step) throws IOException {
        try {
            step.run();
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException("XML could not be written: " + e.getMessage(), e);
        }
    }
}
