package dev.consilience.format.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.SourceRecord;
import dev.consilience.format.ArticleFormat;
import dev.consilience.format.ArticleFormatContract;
import dev.consilience.format.Hints;
import dev.consilience.format.Outcomes;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HtmlFormatTest extends ArticleFormatContract {

    private static final String PARAGRAPH =
            "<p>Compound&nbsp;A reduced <em>mechanical</em> allodynia in rats after nerve injury, and not in others.</p>";

    @Override
    protected String sample() {
        return page("<meta name='citation_doi' content='10.5555/page.1'>", "<h1>A page on pain</h1>" + PARAGRAPH);
    }

    @Override
    protected ArticleFormat format() {
        return new HtmlFormat();
    }

    @Test
    void leavesOutWhatThePageIsFurnishedWith() {
        SourceRecord record = Outcomes.record(
                page(
                        "",
                        "<nav>Home Elephants</nav><div class='cookie-notice'><p>Elephants eat cookies.</p></div><article><h1>A page on"
                                + " pain</h1><div class='share-buttons'><a>Elephants</a></div>" + PARAGRAPH.repeat(3)
                                + "<aside>Elephants</aside></article><div id='comments'><p>Elephants!</p></div><footer>Elephants</footer>"));

        assertThat(record.title()).isEqualTo("A page on pain");
        assertThat(Outcomes.text(record, "text"))
                .doesNotContain("Elephants")
                .startsWith("Compound A reduced mechanical allodynia in rats");
    }

    @Test
    void keepsThePageThatCallsTheWholeOfItselfSocial() {
        SourceRecord record =
                Outcomes.record(page("", "<div class='social'><h1>A page on pain</h1>" + PARAGRAPH + "</div>"));

        assertThat(Outcomes.text(record, "text")).startsWith("Compound A");
    }

    @Test
    void takesWhatThePageSaysOfItself() {
        SourceRecord record = Outcomes.record(page(
                "<meta name='citation_doi' content='10.5555/Page.1'><meta name='citation_title' content='Its title'>"
                        + "<meta name='citation_publication_date' content='2031/05/07'>",
                PARAGRAPH));

        assertThat(record.id().value()).isEqualTo("page/doi:10.5555/page.1");
        assertThat(record.title()).isEqualTo("Its title");
        assertThat(record.published()).isEqualTo("2031-05-07");
    }

    @Test
    void readsTheEncodingThatThePageNames() {
        byte[] bytes = page("<meta charset=windows-1252>", "<h1>P\u00e4in and what eases it</h1>" + PARAGRAPH)
                .getBytes(StandardCharsets.ISO_8859_1);

        SourceRecord record = records(Outcomes.of(bytes, Hints.none())).get(0);

        assertThat(record.title()).isEqualTo("P\u00e4in and what eases it");
    }

    @Test
    void survivesElementsNestedWithoutEnd() {
        assertThat(Outcomes.of("<html><body>" + "<div class='ad'><b>x ".repeat(100_000)))
                .hasSize(1);
    }

    private static String page(String head, String body) {
        return "<!DOCTYPE html>\n<html><head><title>A site</title>" + head + "</head><body>" + body
                + "</body></html>\n";
    }
}
