package dev.consilience.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilience.article.NameScheme;
import dev.consilience.article.SourceRecord;
import dev.consilience.format.ArticleFormats;
import dev.consilience.format.Hints;
import dev.consilience.format.ParseOutcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Papers that are handed in again and again as others. */
class CitationsTest {

    private static final String SET = """
            <?xml version="1.0"?>
            <PubmedArticleSet>
            <PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">100</PMID>
            <Article><Journal><JournalIssue><Volume>12</Volume></JournalIssue><ISOAbbreviation>J Pain</ISOAbbreviation></Journal>
            <ArticleTitle>A first paper</ArticleTitle><Pagination><MedlinePgn>117-26</MedlinePgn></Pagination>
            <ELocationID EIdType="doi" ValidYN="Y">10.5555/First</ELocationID>
            <Abstract><AbstractText>Aspirin reduced fever (NCT00012345, ACTRN12605000004662).</AbstractText></Abstract></Article></MedlineCitation>
            <PubmedData><ArticleIdList><ArticleId IdType="pubmed">100</ArticleId><ArticleId IdType="doi">10.5555/First</ArticleId>
            <ArticleId IdType="pmc">PMC7</ArticleId></ArticleIdList>
            <ReferenceList><Reference><ArticleIdList><ArticleId IdType="pubmed">200</ArticleId>
            <ArticleId IdType="doi">10.5555/cited</ArticleId></ArticleIdList></Reference></ReferenceList></PubmedData></PubmedArticle>
            <PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">200</PMID>
            <Article><ArticleTitle>Comment on a first paper</ArticleTitle></Article>
            <CommentsCorrectionsList><CommentsCorrections RefType="CommentOn"><PMID Version="1">100</PMID></CommentsCorrections>
            <CommentsCorrections RefType="Cites"><PMID Version="1">999</PMID></CommentsCorrections>
            <CommentsCorrections RefType="UpdateOf"><RefSource>bioRxiv. 2023 May 25. doi: 10.1101/2023.05.24.542083.</RefSource>
            </CommentsCorrections></CommentsCorrectionsList>
            </MedlineCitation></PubmedArticle>
            </PubmedArticleSet>
            """;

    @TempDir
    private Path folder;

    private Citations citations;

    @BeforeEach
    void read() throws IOException {
        Path file = folder.resolve("set.xml.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(SET.getBytes(StandardCharsets.UTF_8));
        }
        citations = Citations.read(file);
    }

    @Test
    void eachIsAnotherPaperUnderNamesOfItsOwn() throws IOException {
        Set<String> names = new HashSet<>();
        int papers = 10;
        for (int number = 0; number < papers; number++) {
            SourceRecord record = parsed(citations.text(number));
            names.add(record.name(NameScheme.PMID).orElseThrow().toString());
            assertThat(record.title()).isEqualTo(number % 2 == 0 ? "A first paper" : "Comment on a first paper");
        }
        assertThat(names).hasSize(papers).contains("pmid:50000000", "pmid:50000009");
    }

    @Test
    void whatThePipelineCallsTheArticleIsKnownBefore() throws IOException {
        SourceRecord first = parsed(citations.text(4));
        assertThat(citations.article(4))
                .isEqualTo(first.name(NameScheme.DOI).orElseThrow().toString())
                .isEqualTo("doi:10.5555/first.r2");
        assertThat(citations.article(5)).isEqualTo("pmid:50000005");
    }

    /** Otherwise each citation would stand where as many others stand as there have been rounds, which is true of no paper. */
    @Test
    void eachStandsOnPagesOfItsOwn() throws IOException {
        assertThat(parsed(citations.text(0))
                        .name(NameScheme.CITATION)
                        .orElseThrow()
                        .toString())
                .isEqualTo("citation:jpain/12.r0/117");
        assertThat(parsed(citations.text(2))
                        .name(NameScheme.CITATION)
                        .orElseThrow()
                        .toString())
                .isEqualTo("citation:jpain/12.r1/117");
    }

    @Test
    void thoseThatNameEachOtherDoSoInEachRound() {
        assertThat(citations.text(3))
                .contains("<PMID Version=\"1\">50000003</PMID>")
                .contains("RefType=\"CommentOn\"><PMID Version=\"1\">50000002</PMID>");
    }

    /** Otherwise as many would be versions of one paper, or of one trial, as there have been rounds. */
    @Test
    void whatTheyNameOutsideOfTheFileIsOfTheirRoundToo() {
        assertThat(citations.text(1)).contains("RefType=\"Cites\"><PMID Version=\"1\">500000000</PMID>");
        assertThat(citations.text(3)).contains("RefType=\"Cites\"><PMID Version=\"1\">500000001</PMID>");
        assertThat(citations.text(1)).contains("doi: 10.1101/2023.05.24.542083.r0.<");
        assertThat(citations.text(3)).contains("doi: 10.1101/2023.05.24.542083.r1.<");
        assertThat(citations.text(0)).contains("(NCT50000000, ACTRN12605050000001)");
        assertThat(citations.text(2)).contains("(NCT50000002, ACTRN12605050000003)");
    }

    @Test
    void theWorksThatAPaperCitesStayWhatTheyAre() {
        assertThat(citations.text(2))
                .contains("<ArticleId IdType=\"pubmed\">200</ArticleId>")
                .contains("<ArticleId IdType=\"doi\">10.5555/cited</ArticleId>")
                .contains("PMC50000002<");
    }

    @Test
    void aFileOfSomethingElseIsRefusedByName() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "Aspirin reduced fever.");

        assertThatThrownBy(() -> Citations.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("notes.txt")
                .hasMessageContaining("PubmedArticle");
    }

    @Test
    void aFileThatIsNotThereIsSaidToBe() {
        Path file = folder.resolve("nothing.xml");

        assertThatThrownBy(() -> Citations.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nothing.xml is no file that can be read");
    }

    private static SourceRecord parsed(String citation) throws IOException {
        List<SourceRecord> records = new ArrayList<>();
        String set = "<PubmedArticleSet>" + citation + "</PubmedArticleSet>";
        ArticleFormats.read(new ByteArrayInputStream(set.getBytes(StandardCharsets.UTF_8)), Hints.none(), outcome -> {
            if (outcome instanceof ParseOutcome.Parsed parsed) {
                records.add(parsed.record());
            }
        });
        assertThat(records).hasSize(1);
        return records.get(0);
    }
}
