package dev.consilience.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class FieldDocsTest {

    @Test
    void everyRecordFieldAndSymbolHasASentence() {
        List<String> undocumented = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Schema schema : List.of(
                ArticleRecord.getClassSchema(),
                ReadingRecord.getClassSchema(),
                IntakePositionRecord.getClassSchema(),
                PlacedClaimRecord.getClassSchema(),
                DecisionRecord.getClassSchema(),
                JudgedClaimRecord.getClassSchema(),
                ReliabilityRecord.getClassSchema(),
                ConceptRecord.getClassSchema(),
                VocabularyReleaseRecord.getClassSchema(),
                ClaimChangedRecord.getClassSchema(),
                TotalsRecord.getClassSchema(),
                FindingRecord.getClassSchema(),
                DatedClaimRecord.getClassSchema(),
                CounterRecord.getClassSchema())) {
            collectUndocumented(schema, seen, undocumented);
        }

        assertThat(seen).hasSizeGreaterThan(25);
        assertThat(undocumented).isEmpty();
    }

    private static void collectUndocumented(Schema schema, Set<String> seen, List<String> undocumented) {
        switch (schema.getType()) {
            case RECORD -> {
                if (seen.add(schema.getFullName())) {
                    check(schema.getFullName(), schema.getDoc(), undocumented);
                    for (Schema.Field field : schema.getFields()) {
                        check(schema.getFullName() + "." + field.name(), field.doc(), undocumented);
                        collectUndocumented(field.schema(), seen, undocumented);
                    }
                }
            }
            case ENUM -> {
                if (seen.add(schema.getFullName())) {
                    check(schema.getFullName(), schema.getDoc(), undocumented);
                    // Avro has no documentation on a symbol: the enum's own says it, where readers of the schema see
                    // it.
                    schema.getEnumSymbols().stream()
                            .filter(symbol -> !schema.getDoc().contains("\n" + symbol + ": "))
                            .forEach(symbol -> undocumented.add(schema.getFullName() + "." + symbol));
                }
            }
            case ARRAY -> collectUndocumented(schema.getElementType(), seen, undocumented);
            case MAP -> collectUndocumented(schema.getValueType(), seen, undocumented);
            case UNION -> schema.getTypes().forEach(type -> collectUndocumented(type, seen, undocumented));
            default -> {
                // A primitive carries no documentation of its own.
            }
        }
    }

    private static void check(String name, String doc, List<String> undocumented) {
        if (doc == null || !doc.endsWith(".")) {
            undocumented.add(name);
        }
    }
}
