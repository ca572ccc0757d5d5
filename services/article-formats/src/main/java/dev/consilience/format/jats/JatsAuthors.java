package dev.consilience.format.jats;

import dev.consilience.article.ResearchGroup;
import dev.consilience.format.xml.XmlNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who wrote a paper in JATS. */
final class JatsAuthors {

    private JatsAuthors() {}

    /** Whose research it is: that of the author who is named last, in whichever group of contributors. */
    static Optional<String> group(XmlNode.Element meta) {
        List<XmlNode.Element> authors = meta.all("contrib-group")
                .flatMap(group -> group.all("contrib"))
                .filter(JatsAuthors::isAuthor)
                .toList();
        if (authors.isEmpty()) {
            return Optional.empty();
        }
        XmlNode.Element last = authors.get(authors.size() - 1);
        return orcid(last).or(() -> person(last)).or(() -> collective(last));
    }

    private static boolean isAuthor(XmlNode.Element contributor) {
        String type = contributor.attribute("contrib-type");
        return type.isEmpty() || type.equals("author");
    }

    private static Optional<String> orcid(XmlNode.Element author) {
        return author.all("contrib-id")
                .filter(id -> id.attribute("contrib-id-type").equals("orcid"))
                .flatMap(id -> ResearchGroup.ofOrcid(JatsText.line(id)).stream())
                .findFirst();
    }

    private static Optional<String> person(XmlNode.Element author) {
        return Stream.of(
                        author.first("name"),
                        author.first("name-alternatives", "name"),
                        author.first("string-name"),
                        author.first("name-alternatives", "string-name"))
                .flatMap(Optional::stream)
                .flatMap(name -> ResearchGroup.ofPerson(part(name, "surname"), part(name, "given-names")).stream())
                .findFirst();
    }

    private static String part(XmlNode.Element name, String part) {
        return name.first(part).map(JatsText::line).orElse("");
    }

    /** A collective may list its members inside its own name. */
    private static Optional<String> collective(XmlNode.Element author) {
        return author.first("collab")
                .map(collective -> new XmlNode.Element(
                        collective.name(),
                        collective.attributes(),
                        collective.children().stream()
                                .filter(child -> !(child instanceof XmlNode.Element inner
                                        && inner.name().equals("contrib-group")))
                                .toList()))
                .map(JatsText::line)
                .flatMap(ResearchGroup::ofCollective);
    }
}
