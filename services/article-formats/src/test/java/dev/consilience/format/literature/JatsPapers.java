package dev.consilience.format.literature;

import dev.consilience.article.Name;
import dev.consilience.article.Notice;
import dev.consilience.article.Section;
import dev.consilience.article.SourceRecord;
import dev.consilience.format.ParseOutcome;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints what becomes of each of the full texts in {@code jats.tar.gz}; with a name, that record with its text. */
public final class JatsPapers {

    private JatsPapers() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, byte[]> files = Literature.archive("jats.tar.gz");
        System.out.println(
                "file\textent\tkind\tground\tdesign\tpublished\tsections\tcharacters\tnames\tnotices\trelations");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (arguments.length > 0 && !file.getKey().contains(arguments[0])) {
                continue;
            }
            for (ParseOutcome outcome : Literature.outcomes(file.getValue())) {
                String line = outcome.match(parsed -> described(parsed.record()), Object::toString);
                System.out.println(file.getKey() + "\t" + line);
                if (arguments.length > 0 && outcome instanceof ParseOutcome.Parsed parsed) {
                    parsed.record()
                            .sections()
                            .forEach(section -> System.out.println(
                                    "[" + section.id() + " " + section.kind() + "] " + section.text()));
                }
            }
        }
    }

    private static String described(SourceRecord record) {
        return String.join(
                "\t",
                record.extent().name(),
                record.sourceKind().name(),
                record.sourceKindGround().source() + ": "
                        + record.sourceKindGround().words(),
                record.studyKind() + " " + record.studyKindGround().words(),
                record.published(),
                record.sections().stream().collect(Collectors.groupingBy(Section::kind, Collectors.counting())) + "",
                record.sections().stream()
                                .mapToInt(section -> section.text().length())
                                .sum() + "",
                names(record.names()),
                record.notices().stream().map(JatsPapers::described).collect(Collectors.joining("; ")),
                record.relations().stream()
                        .map(relation -> relation.kind() + " " + names(relation.other()))
                        .collect(Collectors.joining("; ")));
    }

    private static String described(Notice notice) {
        return notice.change() + " " + names(notice.about()) + " \"" + notice.words() + "\"";
    }

    private static String names(List<Name> names) {
        return names.stream().map(Name::toString).collect(Collectors.joining(" "));
    }
}
