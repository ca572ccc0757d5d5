package dev.consilience.format.jats;

import dev.consilience.article.Section;
import dev.consilience.article.SectionKind;
import dev.consilience.format.common.SectionLabels;
import dev.consilience.format.common.Table;
import dev.consilience.format.xml.XmlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The sections of an article: its title, the parts of its abstract, and those of its body. */
final class JatsSections {

    private static final Pattern NUMBER = Pattern.compile("^(?:\\d+(?:\\.\\d+)*[.:)]?|[IVX]+[.:)])\\s+");
    private static final Map<String, String> TYPES = read("TYPE");
    private static final Set<String> LEFT_OUT = leftOut();
    private static final String NOT_READ = "NONE";

    /** Kinds of abstracts that are the abstract; the others are about it, in other words or in pictures. */
    private static final Set<String> ABSTRACTS = Set.of("", "normal", "short", "structured", "section", "summary");

    private final List<Section> sections = new ArrayList<>();
    private final Set<String> taken = SectionLabels.noneTaken();
    private boolean hasBody;

    private JatsSections() {}

    static JatsSections of(String title, XmlNode.Element article, XmlNode.Element meta) {
        JatsSections found = new JatsSections();
        if (!title.isEmpty()) {
            found.sections.add(new Section("title", SectionKind.TITLE, "", title));
            found.taken.add("title");
        }
        meta.all("abstract")
                .filter(part -> ABSTRACTS.contains(part.attribute("abstract-type")))
                .findFirst()
                .ifPresent(part -> found.add("abstract", SectionKind.ABSTRACT, "", part));
        int before = found.sections.size();
        article.first("body").ifPresent(body -> found.add("body", SectionKind.BODY, "", body));
        found.hasBody = found.sections.size() > before;
        return found;
    }

    List<Section> all() {
        return List.copyOf(sections);
    }

    /** Whether there is more than title and abstract. */
    boolean hasBody() {
        return hasBody;
    }

    /** Adds what stands in an element itself, and then the sections inside it; those without a kind have its kind. */
    private void add(String base, SectionKind kind, String heading, XmlNode.Element element) {
        List<XmlNode> own = new ArrayList<>();
        List<XmlNode.Element> inner = new ArrayList<>();
        for (XmlNode child : element.children()) {
            if (child instanceof XmlNode.Element part && part.name().equals("sec")) {
                inner.add(part);
            } else if (!(child instanceof XmlNode.Element part && part.name().equals("title"))) {
                own.add(child);
            }
        }
        String text = JatsText.of(own);
        if (!text.isEmpty()) {
            if (heading.isEmpty() && kind == SectionKind.ABSTRACT) {
                sections.addAll(SectionLabels.divide(base, kind, text, taken));
            } else {
                sections.add(new Section(SectionLabels.id(base, heading, taken), kind, heading, text));
            }
        }
        for (XmlNode.Element section : inner) {
            String title = section.first("title").map(JatsText::line).orElse("");
            String bare = NUMBER.matcher(title).replaceFirst("");
            if (!isLeftOut(section, bare)) {
                add(base, kind(section, bare, kind), title, section);
            }
        }
    }

    private static boolean isLeftOut(XmlNode.Element section, String heading) {
        return NOT_READ.equals(TYPES.get(type(section)))
                || LEFT_OUT.contains(fold(heading).replaceAll("[:.]+$", ""));
    }

    private static SectionKind kind(XmlNode.Element section, String heading, SectionKind outer) {
        String typed = TYPES.getOrDefault(type(section), "");
        if (!typed.isEmpty()) {
            return SectionKind.valueOf(typed);
        }
        boolean isPartOfAKnownOne = outer != SectionKind.BODY && outer != SectionKind.ABSTRACT;
        if (isPartOfAKnownOne) {
            return outer;
        }
        Optional<SectionKind> labelled = SectionLabels.kind(heading);
        return labelled.orElse(outer);
    }

    /** Of {@code materials|methods} the last tells as much as both. */
    private static String type(XmlNode.Element section) {
        String type = fold(section.attribute("sec-type"));
        return type.substring(type.lastIndexOf('|') + 1).strip();
    }

    private static String fold(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static Set<String> leftOut() {
        Set<String> headings = new HashSet<>(read("HEADING").keySet());
        return Set.copyOf(headings);
    }

    private static Map<String, String> read(String by) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (List<String> row : Table.rows(JatsSections.class, "sections.tsv", List.of("by", "value", "kind"))) {
            if (row.get(0).equals(by)) {
                kinds.put(fold(row.get(1)), row.get(2));
            } else if (!row.get(0).equals("TYPE") && !row.get(0).equals("HEADING")) {
                throw new IllegalStateException("A section is known by TYPE or HEADING, not by " + row.get(0));
            }
        }
        return Map.copyOf(kinds);
    }
}
