package dev.consilience.extraction.relation;

import dev.consilience.article.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts whose names are written as {@code [name|type]} or {@code [name|type|concept]}; a name's id is its words. */
final class MarkedTexts {

    private static final Pattern NAME = Pattern.compile("\\[([^|\\]]+)\\|([a-z]+)(?:\\|([^\\]]+))?]");

    private MarkedTexts() {}

    static MarkedText of(String marked) {
        StringBuilder text = new StringBuilder();
        List<Named> named = new ArrayList<>();
        Matcher matcher = NAME.matcher(marked);
        int from = 0;
        while (matcher.find()) {
            text.append(marked, from, matcher.start());
            int start = text.length();
            text.append(matcher.group(1));
            String concept = matcher.group(1);
            if (matcher.group(3) != null) {
                concept = matcher.group(3);
            }
            named.add(new Named(
                    matcher.group(1),
                    new TextSpan(start, text.length()),
                    MentionType.of(matcher.group(2)),
                    List.of(concept)));
            from = matcher.end();
        }
        text.append(marked.substring(from));
        return new MarkedText(text.toString(), named);
    }
}
