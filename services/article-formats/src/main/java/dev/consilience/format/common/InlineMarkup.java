package dev.consilience.format.common;

import dev.consilience.article.Section;
import dev.consilience.article.SectionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** Titles and abstracts as services hand them out: plain text with a few tags and entities of HTML in it. */
public final class InlineMarkup {

    private static final Pattern INLINE = Pattern.compile(
            "</?(?:jats:)?(?:i|b|em|strong|sub|sup|sc|u|tt|italic|bold|span|a|small)(?:\\s[^<>]{0,300})?/?>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BLOCK = Pattern.compile(
            "</?(?:jats:)?(?:p|br|div|h[1-6]|title|sec|ul|ol|li|list|list-item|abstract)(?:\\s[^<>]{0,300})?/?>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HEADING = Pattern.compile("<h4>([^<>]{1,200})</h4>", Pattern.CASE_INSENSITIVE);

    private InlineMarkup() {}

    /** The words, on one line. */
    public static String plain(String text) {
        String words = text;
        if (text.indexOf('<') >= 0) {
            words = BLOCK.matcher(INLINE.matcher(text).replaceAll("")).replaceAll(" ");
        }
        if (words.indexOf('&') >= 0) {
            words = Parser.unescapeEntities(words, false);
        }
        return Wording.line(words);
    }

    /** An abstract in sections, where tags or labels in capitals divide it. */
    public static List<Section> sections(String stated, Set<String> taken) {
        List<Section> sections = new ArrayList<>();
        Matcher matcher = HEADING.matcher(stated);
        String heading = "";
        int start = 0;
        while (matcher.find()) {
            add(stated.substring(start, matcher.start()), heading, taken, sections);
            heading = plain(matcher.group(1));
            start = matcher.end();
        }
        add(stated.substring(start), heading, taken, sections);
        return sections;
    }

    private static void add(String part, String heading, Set<String> taken, List<Section> sections) {
        String text = plain(part);
        if (text.isEmpty()) {
            return;
        }
        if (heading.isEmpty()) {
            sections.addAll(SectionLabels.divide("abstract", SectionKind.ABSTRACT, text, taken));
        } else {
            SectionKind kind = SectionLabels.kind(heading).orElse(SectionKind.ABSTRACT);
            sections.add(new Section(SectionLabels.id("abstract", heading, taken), kind, heading, text));
        }
    }
}
