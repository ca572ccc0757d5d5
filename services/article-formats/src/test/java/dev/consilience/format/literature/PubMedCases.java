package dev.consilience.format.literature;

import dev.consilience.article.Notice;
import dev.consilience.article.SourceRecord;
import dev.consilience.format.ParseOutcome;
import dev.consilience.format.ParseOutcome.Parsed;
import dev.consilience.format.ParseOutcome.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints what becomes of each of the odd citations in {@code pubmed-cases.tar.gz}: a line for each line of its index. */
public final class PubMedCases {

    private PubMedCases() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, byte[]> files = Literature.archive("pubmed-cases.tar.gz");
        String index = new String(files.getOrDefault("pubmed-cases/INDEX.tsv", new byte[0]), StandardCharsets.UTF_8);
        System.out.println("feature\tpmid\trecords\trefused\twhat became of it");
        for (String line : index.lines().skip(1).toList()) {
            String[] cells = line.split("\t", -1);
            List<ParseOutcome> outcomes =
                    Literature.outcomes(files.getOrDefault("pubmed-cases/" + cells[2], new byte[0]));
            List<String> found = new ArrayList<>();
            int refused = 0;
            for (ParseOutcome outcome : outcomes) {
                if (outcome instanceof Refused refusal) {
                    refused++;
                    if (refusal.place().contains(cells[1]) || outcomes.size() == 1) {
                        found.add(refusal.code() + " at " + refusal.place() + ": " + refusal.reason());
                    }
                } else if (outcome instanceof Parsed parsed
                        && parsed.record().id().value().equals("pubmed/pmid:" + cells[1])) {
                    found.add(described(parsed.record()));
                }
            }
            if (found.isEmpty() && cells[1].endsWith("PMIDs")) {
                found.add(deletions(outcomes) + " deletions");
            }
            System.out.println(cells[0] + "\t" + cells[1] + "\t" + (outcomes.size() - refused) + "\t" + refused + "\t"
                    + String.join(" | ", found));
        }
    }

    private static long deletions(List<ParseOutcome> outcomes) {
        return outcomes.stream()
                .filter(outcome ->
                        outcome instanceof Parsed parsed && parsed.record().isDeletion())
                .count();
    }

    private static String described(SourceRecord record) {
        String words = record.extent() + ", " + record.sections().size() + " sections, " + record.sourceKind() + " "
                + record.sourceKindGround().source();
        String notices = record.notices().stream().map(PubMedCases::described).collect(Collectors.joining("; "));
        String relations = record.relations().stream()
                .map(relation -> relation.kind() + " " + relation.other())
                .collect(Collectors.joining("; "));
        return String.join(", ", List.of(words, notices, relations)).replaceAll("(, )+$", "");
    }

    private static String described(Notice notice) {
        return (notice.change() + " " + notice.since() + " " + notice.about()).replace(" []", "");
    }
}
