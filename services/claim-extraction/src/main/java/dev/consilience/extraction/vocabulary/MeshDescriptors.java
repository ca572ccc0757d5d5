package dev.consilience.extraction.vocabulary;

import dev.consilience.claim.Context;
import dev.consilience.claim.Entity;
import dev.consilience.claim.EntityId;
import dev.consilience.vocabulary.Concept;
import dev.consilience.vocabulary.ConceptType;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * MeSH's headings ({@code desc2024.xml}) and, in a file of their own, its supplementary records. A heading is broader where
 * its tree number is the beginning of another's; a supplementary record has the headings that it is mapped to above it.
 * Terms of a heading's preferred concept are its names, and so are those of concepts that only mean nearly the same where
 * they are asked for.
 */
final class MeshDescriptors {

    /** What the headings of a branch of the tree are; the longest that fits counts. Other branches give no concepts. */
    private static final Map<String, ConceptType> BRANCHES = Map.ofEntries(
            Map.entry("A", ConceptType.ANATOMY),
            Map.entry("B", ConceptType.SPECIES),
            Map.entry("C", ConceptType.DISEASE),
            Map.entry("C23.888", ConceptType.PHENOTYPE),
            Map.entry("D", ConceptType.CHEMICAL),
            Map.entry("D08.811", ConceptType.GENE_OR_PROTEIN),
            Map.entry("D12.776", ConceptType.GENE_OR_PROTEIN),
            Map.entry("D27", ConceptType.DRUG_CLASS),
            Map.entry("E02", ConceptType.INTERVENTION),
            Map.entry("E04", ConceptType.INTERVENTION),
            Map.entry("F01", ConceptType.PHENOTYPE),
            Map.entry("F02", ConceptType.PROCESS),
            Map.entry("F03", ConceptType.DISEASE),
            Map.entry("G", ConceptType.PROCESS));

    private record Heading(
            String place, String id, String name, List<String> synonyms, List<String> trees, List<String> above) {}

    private final Intake intake;
    private final boolean related;
    private final List<Heading> headings = new ArrayList<>();

    private MeshDescriptors(boolean related, Intake intake) {
        this.related = related;
        this.intake = intake;
    }

    static boolean isHeader(String line) {
        return line.startsWith("<");
    }

    static void read(InputStream stream, boolean related, Intake intake) throws IOException {
        MeshDescriptors reader = new MeshDescriptors(related, intake);
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        // A document type can name files and addresses to be fetched, and texts that grow without end.
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(stream);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && (xml.getLocalName().equals("DescriptorRecord")
                                || xml.getLocalName().equals("SupplementalRecord"))) {
                    reader.record(xml);
                }
            }
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException cause) {
                throw cause;
            }
            throw new VocabularyFormatException(
                    intake.file() + ", line " + e.getLocation().getLineNumber()
                            + ": is not well-formed XML, or ends too early; fetch the file again",
                    e);
        }
        reader.take();
    }

    private void record(XMLStreamReader xml) throws XMLStreamException {
        String place = "line " + xml.getLocation().getLineNumber();
        String id = "";
        String name = "";
        boolean preferred = false;
        Set<String> names = new LinkedHashSet<>();
        List<String> trees = new ArrayList<>();
        List<String> above = new ArrayList<>();
        Deque<String> path = new ArrayDeque<>();
        path.push(xml.getLocalName());
        while (!path.isEmpty()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                path.pop();
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                String element = xml.getLocalName();
                String parent = path.getFirst();
                path.push(element);
                if (element.equals("Concept")) {
                    preferred = "Y".equals(xml.getAttributeValue(null, "PreferredConceptYN"));
                } else if ((element.equals("DescriptorUI") && parent.equals("DescriptorRecord"))
                        || element.equals("SupplementalRecordUI")) {
                    id = text(xml, path);
                } else if (element.equals("TreeNumber")) {
                    trees.add(text(xml, path));
                } else if (element.equals("DescriptorUI") && path.contains("HeadingMappedTo")) {
                    above.add(text(xml, path).replace("*", ""));
                } else if (element.equals("String")
                        && (parent.equals("DescriptorName") || parent.equals("SupplementalRecordName"))
                        && path.size() == 3) {
                    name = text(xml, path);
                } else if (element.equals("String") && parent.equals("Term") && (preferred || related)) {
                    names.add(text(xml, path));
                }
            }
        }
        names.remove(name);
        headings.add(new Heading(place, id, name, List.copyOf(names), trees, above));
    }

    private static String text(XMLStreamReader xml, Deque<String> path) throws XMLStreamException {
        path.pop();
        return xml.getElementText().strip();
    }

    private void take() {
        Map<String, String> byTree = new HashMap<>();
        for (Heading heading : headings) {
            heading.trees().forEach(tree -> byTree.put(tree, heading.id()));
        }
        for (Heading heading : headings) {
            Optional<ConceptType> type = type(heading);
            if (heading.id().isEmpty() || heading.name().isEmpty()) {
                intake.refuse(heading.place(), "a record without an identifier or a name");
            } else if (type.isEmpty()) {
                intake.leaveOut();
            } else {
                take(heading, type.get(), byTree);
            }
        }
    }

    private void take(Heading heading, ConceptType type, Map<String, String> byTree) {
        Set<String> broader = new LinkedHashSet<>(heading.above());
        for (String tree : heading.trees()) {
            int dot = tree.lastIndexOf('.');
            String above = byTree.get(tree.substring(0, Math.max(0, dot)));
            if (above != null && !above.equals(heading.id())) {
                broader.add(above);
            }
        }
        try {
            intake.take(
                    heading.place(),
                    new Concept(
                            new Entity(new EntityId("MESH:" + heading.id()), heading.name()),
                            type,
                            heading.synonyms(),
                            broader.stream()
                                    .map(id -> new EntityId("MESH:" + id))
                                    .toList(),
                            List.of(),
                            List.of(),
                            List.of(),
                            false,
                            Context.empty(),
                            "MeSH"));
        } catch (IllegalArgumentException e) {
            intake.refuse(heading.place(), String.valueOf(e.getMessage()));
        }
    }

    /** That of its first tree number that gives one; supplementary records are substances. */
    private static Optional<ConceptType> type(Heading heading) {
        if (heading.trees().isEmpty() && !heading.above().isEmpty()) {
            return Optional.of(ConceptType.CHEMICAL);
        }
        return heading.trees().stream().flatMap(tree -> type(tree).stream()).findFirst();
    }

    private static Optional<ConceptType> type(String tree) {
        String branch = tree;
        while (!branch.isEmpty()) {
            ConceptType type = BRANCHES.get(branch);
            if (type != null) {
                return Optional.of(type);
            }
            int dot = branch.lastIndexOf('.');
            if (dot > 0) {
                branch = branch.substring(0, dot);
            } else if (branch.length() > 1) {
                branch = branch.substring(0, 1);
            } else {
                branch = "";
            }
        }
        return Optional.empty();
    }
}
