package dev.consilience.format.bioc;

import dev.consilience.format.annotated.AnnotatedText.Location;
import dev.consilience.format.bioc.BiocDocument.Found;
import dev.consilience.format.bioc.BiocDocument.Passage;
import dev.consilience.format.xml.XmlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a document element. The first version of BioC has elements for what the second has attributes for. */
final class BiocXmlReader {

    private BiocXmlReader() {}

    static BiocDocument read(XmlNode.Element document) {
        return new BiocDocument(
                either(document, "id"),
                infons(document),
                document.all("passage").map(BiocXmlReader::passage).toList(),
                document.all("annotation").map(BiocXmlReader::found).toList());
    }

    private static Passage passage(XmlNode.Element passage) {
        return new Passage(
                infons(passage),
                BiocDocument.number(either(passage, "offset")),
                raw(passage, "text"),
                passage.all("sentence").map(BiocXmlReader::passage).toList(),
                passage.all("annotation").map(BiocXmlReader::found).toList());
    }

    private static Found found(XmlNode.Element annotation) {
        List<Location> locations = annotation
                .all("location")
                .flatMap(location -> location(location).stream())
                .toList();
        return new Found(infons(annotation), locations, raw(annotation, "text"));
    }

    private static List<Location> location(XmlNode.Element location) {
        OptionalLong offset = BiocDocument.number(location.attribute("offset"));
        OptionalLong length = BiocDocument.number(location.attribute("length"));
        if (offset.isEmpty() || length.isEmpty()) {
            return List.of();
        }
        return List.of(new Location(offset.getAsLong(), length.getAsLong()));
    }

    private static Map<String, String> infons(XmlNode.Element element) {
        Map<String, String> infons = new LinkedHashMap<>();
        element.all("infon")
                .forEach(infon ->
                        infons.putIfAbsent(infon.attribute("key").strip().toLowerCase(Locale.ROOT), raw(infon)));
        return infons;
    }

    private static String either(XmlNode.Element element, String name) {
        String attribute = element.attribute(name);
        if (!attribute.isEmpty()) {
            return attribute;
        }
        return raw(element, name).strip();
    }

    private static String raw(XmlNode.Element element, String child) {
        return element.first(child).map(BiocXmlReader::raw).orElse("");
    }

    /** The text as it came: offsets count in it. */
    private static String raw(XmlNode.Element element) {
        return element.children().stream().flatMap(BiocXmlReader::texts).collect(Collectors.joining());
    }

    private static Stream<String> texts(XmlNode node) {
        if (node instanceof XmlNode.Text text) {
            return Stream.of(text.value());
        }
        return Stream.empty();
    }
}
