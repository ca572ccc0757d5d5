package dev.consilience.format.xml;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One record as a small tree. Records are bounded, so a tree costs little, and reading a field is a path instead of a
 * state machine.
 */
public sealed interface XmlNode {

    /** A stretch of text between tags. */
    record Text(String value) implements XmlNode {}

    /** An element; the lists are filled while it is read and not after. */
    record Element(String name, Map<String, String> attributes, List<XmlNode> children) implements XmlNode {

        /** The child elements of that name. */
        public Stream<Element> all(String childName) {
            return children.stream()
                    .filter(Element.class::isInstance)
                    .map(Element.class::cast)
                    .filter(child -> child.name.equals(childName));
        }

        /** The first element at the end of a path of names. */
        public Optional<Element> first(String... path) {
            Element found = this;
            for (String step : path) {
                Optional<Element> child = found.child(step);
                if (child.isEmpty()) {
                    return child;
                }
                found = child.get();
            }
            return Optional.of(found);
        }

        private Optional<Element> child(String childName) {
            for (XmlNode child : children) {
                if (child instanceof Element element && element.name.equals(childName)) {
                    return Optional.of(element);
                }
            }
            return Optional.empty();
        }

        /** The flattened text at the end of a path, or nothing where there is none. */
        public String text(String... path) {
            return first(path).map(FlatText::of).orElse("");
        }

        /** The value of an attribute, or nothing. */
        public String attribute(String attributeName) {
            return attributes.getOrDefault(attributeName, "");
        }
    }

    /** Deeper than any record; formulas go down twenty levels. */
    int DEEPEST = 200;

    /**
     * Reads one element.
     *
     * @param ignored elements that are left out, with all that is in them
     * @throws XMLStreamException if it is not well-formed or too deep; no external thing is ever read
     */
    static Element parse(String xml, Set<String> ignored) throws XMLStreamException {
        XMLStreamReader reader = Factory.INSTANCE.createXMLStreamReader(new StringReader(xml));
        try {
            return parse(reader, ignored);
        } finally {
            reader.close();
        }
    }

    private static Element parse(XMLStreamReader reader, Set<String> ignored) throws XMLStreamException {
        Element document = new Element("#document", Map.of(), new ArrayList<>());
        Deque<Element> open = new ArrayDeque<>();
        open.push(document);
        int ignoredDepth = 0;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (ignoredDepth > 0 || ignored.contains(reader.getLocalName())) {
                    ignoredDepth++;
                    continue;
                }
                if (open.size() > DEEPEST) {
                    throw new XMLStreamException(
                            "Elements are nested more than " + DEEPEST + " deep", reader.getLocation());
                }
                Element element = new Element(reader.getLocalName(), attributes(reader), new ArrayList<>());
                open.element().children().add(element);
                open.push(element);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (ignoredDepth > 0) {
                    ignoredDepth--;
                } else {
                    open.pop();
                }
            } else if (ignoredDepth == 0
                    && (event == XMLStreamConstants.CHARACTERS
                            || event == XMLStreamConstants.CDATA
                            || event == XMLStreamConstants.SPACE)) {
                open.element().children().add(new Text(reader.getText()));
            } else if (ignoredDepth == 0 && event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new XMLStreamException(
                        "The entity &" + reader.getLocalName() + "; is not defined: DTDs are not read",
                        reader.getLocation());
            }
        }
        return document.children().stream()
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .findFirst()
                .orElseThrow(() -> new XMLStreamException("There is no element"));
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        if (reader.getAttributeCount() == 0) {
            return Map.of();
        }
        if (reader.getAttributeCount() == 1) {
            return Map.of(reader.getAttributeLocalName(0), reader.getAttributeValue(0));
        }
        Map<String, String> attributes = new TreeMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return attributes;
    }

    /** Holds the factory, which is safe to share once it is set up. */
    final class Factory {

        private static final XMLInputFactory INSTANCE = create();

        private Factory() {}

        private static XMLInputFactory create() {
            // The JDK's own, whatever else is on the class path: parsers differ in what they let pass.
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
            factory.setProperty(XMLInputFactory.IS_COALESCING, true);
            // Records are read one by one, without the set's element, where prefixes may have been declared.
            factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
            return factory;
        }
    }
}
