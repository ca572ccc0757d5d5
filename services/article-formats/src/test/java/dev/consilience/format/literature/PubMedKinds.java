package dev.consilience.format.literature;

import dev.consilience.article.Ground;
import dev.consilience.article.SourceRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Prints what kinds of source and of study the citations are taken to be of, and why. */
public final class PubMedKinds {

    private PubMedKinds() {}

    /** With arguments, prints the titles of those of that kind of source or study, and the words that tell. */
    public static void main(String[] arguments) throws IOException {
        List<SourceRecord> records = Literature.records(Literature.unpacked("pubmed.xml.gz"));
        print("source", records, record -> record.sourceKind() + " " + source(record.sourceKindGround()));
        print("study", records, record -> record.studyKind() + " " + source(record.studyKindGround()));
        List<String> wanted = List.of(arguments);
        for (SourceRecord record : records) {
            if (wanted.contains(record.sourceKind() + "/" + source(record.sourceKindGround()))) {
                System.out.println(
                        record.id() + "\t" + record.sourceKindGround().words() + "\t" + record.title());
            }
            if (wanted.contains(record.studyKind() + "/" + source(record.studyKindGround()))) {
                System.out.println(record.id() + "\t" + record.studyKindGround().words() + "\t" + record.title());
            }
        }
    }

    private static String source(Ground ground) {
        return ground.source().name();
    }

    private static void print(String what, List<SourceRecord> records, Function<SourceRecord, String> key) {
        Map<String, Integer> counts = new TreeMap<>();
        records.forEach(record -> counts.merge(key.apply(record), 1, Integer::sum));
        System.out.println("# " + what + " of " + records.size());
        counts.forEach((kind, count) -> System.out.println(count + "\t" + kind));
    }
}
