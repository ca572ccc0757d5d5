package dev.consilience.format.literature;

import dev.consilience.article.Mention;
import dev.consilience.article.Section;
import dev.consilience.article.SourceRecord;
import dev.consilience.format.ParseOutcome;
import dev.consilience.format.ParseOutcome.Parsed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints what becomes of the annotations in each of the files in {@code annotated.tar.gz}. How many there are is counted
 * without the readers, by what each notation writes once for each annotation; with a file's name, its outcomes.
 */
public final class AnnotatedPapers {

    private static final Pattern BESIDE = Pattern.compile("(\\d+) stand beside their offsets");
    private static final Pattern NOWHERE = Pattern.compile("(\\d+) stand nowhere in the text");
    private static final Pattern BEYOND = Pattern.compile("(\\d+) are more than a record may have");
    private static final Pattern PUBTATOR_LINE = Pattern.compile("^\\w+\\t\\d+\\t\\d+\\t[^\\t\\n]*", Pattern.MULTILINE);

    /** What became of a file. */
    record Figures(int documents, int refused, int written, int mentions, int moved, int nowhere, int beyond) {

        int exact() {
            return mentions - moved;
        }

        static Figures of(byte[] file) {
            List<ParseOutcome> outcomes = Literature.outcomes(file);
            List<Parsed> parsed = outcomes.stream()
                    .filter(Parsed.class::isInstance)
                    .map(Parsed.class::cast)
                    .toList();
            return new Figures(
                    parsed.size(),
                    outcomes.size() - parsed.size(),
                    countedIn(new String(file, StandardCharsets.UTF_8)),
                    parsed.stream()
                            .mapToInt(one -> one.record().mentions().size())
                            .sum(),
                    sum(parsed, BESIDE),
                    sum(parsed, NOWHERE),
                    sum(parsed, BEYOND));
        }
    }

    private AnnotatedPapers() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, byte[]> files = Literature.archive("annotated.tar.gz");
        System.out.println("file\tdocuments\trefused\tannotations\texact\tmoved\tnowhere\tbeyond");
        files.forEach((path, bytes) -> {
            Figures figures = Figures.of(bytes);
            System.out.println(String.join(
                    "\t",
                    path,
                    figures.documents() + "",
                    figures.refused() + "",
                    figures.written() + "",
                    figures.exact() + "",
                    figures.moved() + "",
                    figures.nowhere() + "",
                    figures.beyond() + ""));
            if (arguments.length > 0 && path.contains(arguments[0])) {
                Literature.outcomes(bytes).forEach(AnnotatedPapers::print);
            }
        });
    }

    private static void print(ParseOutcome outcome) {
        System.out.println(outcome.match(
                parsed -> parsed.place() + "\t" + parsed.record().names() + "\t"
                        + parsed.record().extent() + "\t" + parsed.record().published(),
                Object::toString));
        if (outcome instanceof Parsed parsed) {
            for (Section section : parsed.record().sections()) {
                System.out.println("  [" + section.id() + " " + section.kind() + " \"" + section.heading() + "\"] "
                        + section.text().length());
            }
            for (Mention mention : parsed.record().mentions()) {
                System.out.println("  " + cut(parsed.record(), mention) + "\t" + mention.type() + "\t" + mention.ids());
            }
        }
    }

    /** The words that a mention stands for, cut from the stored text. */
    static List<String> cut(SourceRecord record, Mention mention) {
        Section section = record.sections().stream()
                .filter(one -> one.id().equals(mention.section()))
                .findFirst()
                .orElseThrow();
        return mention.spans().stream().map(span -> span.cut(section.text())).toList();
    }

    /** How many annotations a file has. */
    private static int countedIn(String file) {
        if (file.stripLeading().startsWith("<")) {
            return file.split("<annotation[ >]", -1).length - 1;
        }
        if (file.stripLeading().startsWith("{") || file.stripLeading().startsWith("[")) {
            return file.split("\"locations\"", -1).length - 1;
        }
        return (int) PUBTATOR_LINE.matcher(file).results().count();
    }

    private static int sum(List<Parsed> parsed, Pattern pattern) {
        return parsed.stream()
                .map(one -> pattern.matcher(one.place()))
                .filter(Matcher::find)
                .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
                .sum();
    }
}
