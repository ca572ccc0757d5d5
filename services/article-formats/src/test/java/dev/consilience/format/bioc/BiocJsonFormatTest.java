package dev.consilience.format.bioc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.Mention;
import dev.consilience.article.SourceRecord;
import dev.consilience.article.TextSpan;
import dev.consilience.format.ArticleFormat;
import dev.consilience.format.ArticleFormatContract;
import dev.consilience.format.Outcomes;
import dev.consilience.format.ParseOutcome;
import dev.consilience.format.ParseOutcome.Parsed;
import dev.consilience.format.ParseOutcome.Refused;
import dev.consilience.format.RefusalCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BiocJsonFormatTest extends ArticleFormatContract {

    @Override
    protected String sample() {
        return "{\"source\": \"ours\", \"documents\": [" + document("7000001") + ",\n" + document("7000002")
                + "], \"infons\": {}}\n";
    }

    @Override
    protected ArticleFormat format() {
        return new BiocJsonFormat();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # what stands before, between and behind two documents
            {"documents": [         | , | ]}
            {"a": {"documents": 1}, "documents": [ | , | ], "b": [1, {}]}
            {"PubTator3": [         | , | ]}
            [                       | , | ]
            '{"documents": [\\n'    | , | ]}
            """)
    void readsDocumentsInAnEnvelopeOfTheirProducers(String before, String between, String behind) {
        String input = before.replace("\\n", "\n") + document("7000001") + between + document("7000002") + behind;

        List<SourceRecord> records = records(Outcomes.of(input));

        assertThat(records)
                .extracting(record -> record.id().value())
                .containsExactly("bioc/pmid:7000001", "bioc/pmid:7000002");
    }

    @Test
    void readsADocumentALineAndGoesOnBehindABrokenOne() {
        String input =
                document("7000001") + "\n" + document("7000002").replace("]}]}", "") + "\n" + document("7000003");

        List<ParseOutcome> outcomes = Outcomes.of(input);

        assertThat(outcomes).hasSize(3);
        assertThat(((Refused) outcomes.get(1)).code()).isEqualTo(RefusalCode.MALFORMED_JSON);
        assertThat(((Refused) outcomes.get(1)).place()).isEqualTo("record 2, line 2");
        assertThat(outcomes.get(2)).isInstanceOf(Parsed.class);
    }

    @Test
    void goesOnBehindADocumentThatIsNotWellFormed() {
        String broken = document("7000001").replace("\"offset\": 0", "\"offset\": 00");

        List<ParseOutcome> outcomes = Outcomes.of("[" + broken + ", " + document("7000002") + "]");

        assertThat(((Refused) outcomes.get(0)).code()).isEqualTo(RefusalCode.MALFORMED_JSON);
        assertThat(outcomes.get(1)).isInstanceOf(Parsed.class);
    }

    @Test
    void readsTypesAndIdentifiersOfAnnotations() {
        SourceRecord record = Outcomes.record(document("7000001"));

        assertThat(record.mentions())
                .containsExactly(new Mention(
                        "title", List.of(new TextSpan(0, 10)), "Chemical", List.of("MESH:D000001", "MESH:D000002")));
    }

    @Test
    void takesTheDoiThatTheProducerCallsTheDocument() {
        SourceRecord record = Outcomes.record(document("10.1000/x")
                .replace(
                        "\"infons\": {\"type\": \"title\"",
                        "\"infons\": {\"article-id_pmc\": \"PMC77\", \"type\": \"title\""));

        assertThat(record.id().value()).isEqualTo("bioc/doi:10.1000/x");
        assertThat(record.names()).extracting(Object::toString).containsExactly("doi:10.1000/x", "pmcid:PMC77");
    }

    private static String document(String id) {
        return "{\"id\": \"" + id
                + "\", \"infons\": {}, \"passages\": [{\"infons\": {\"type\": \"title\", \"year\": \"2019\"},"
                + " \"offset\": 0, \"text\": \"Compound A eases pain\", \"sentences\": [], \"annotations\": [{\"id\": \"1\","
                + " \"infons\": {\"identifier\": \"MESH:D000001;MESH:D000002\", \"type\": \"Chemical\", \"valid\": true},"
                + " \"text\": \"Compound A\", \"locations\": [{\"offset\": 0, \"length\": 10}]}], \"relations\": []}]}";
    }
}
