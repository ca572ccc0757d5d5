package dev.consilience.format.literature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.consilience.article.Ground;
import dev.consilience.article.NameScheme;
import dev.consilience.article.Notice;
import dev.consilience.article.Section;
import dev.consilience.article.SectionKind;
import dev.consilience.article.SourceKind;
import dev.consilience.article.SourceRecord;
import dev.consilience.article.StatusChange;
import dev.consilience.article.SubjectHeading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Real citations, read a second time by another parser and other code, which share nothing with the reader but the file:
 * jsoup's XML parser, element by element, with the rules written out again from the library's description of its fields.
 */
class PubMedLiteratureTest {

    private static final Pattern ELEMENT = Pattern.compile("<PubmedArticle>.*?</PubmedArticle>", Pattern.DOTALL);
    private static final Pattern SPACE =
            Pattern.compile("[\\s\\u00A0\\u2000-\\u200A\\u202F\\u205F\\u3000\\u2028\\u2029]+");
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\uFEFF]");
    private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern REMARK = Pattern.compile(
            "\\(ABSTRACT TRUNCATED[^)]*\\)\\s*$|(?<=[.!?)\\]])\\s+(?:Copyright|\\(c\\) ?\\d{4}|\\u00A9).*$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DOI = Pattern.compile("10\\.\\d{4,9}(\\.\\d+)*/\\S+");

    /** Types that leave no doubt, with what they make of an article whatever else it is. */
    private static final Map<String, SourceKind> PLAIN = Map.of(
            "published erratum", SourceKind.NOTICE,
            "retraction of publication", SourceKind.NOTICE,
            "meta-analysis", SourceKind.META_ANALYSIS,
            "case reports", SourceKind.CASE_REPORT,
            "randomized controlled trial", SourceKind.TRIAL);

    private static List<Element> expected = List.of();
    private static List<SourceRecord> actual = List.of();

    @BeforeAll
    static void readTwice() throws IOException {
        assumeTrue(Files.exists(Literature.file("pubmed.xml.gz")), "no literature to run on");
        byte[] set = Literature.unpacked("pubmed.xml.gz");
        List<Element> elements = new ArrayList<>();
        Matcher matcher = ELEMENT.matcher(new String(set, StandardCharsets.UTF_8));
        while (matcher.find()) {
            // jsoup takes the number of a control character for a sign of Windows', which is right in HTML only.
            String citation = matcher.group().replaceAll("&#x[89][0-9A-Fa-f];", "");
            elements.add(Jsoup.parse(citation, "", Parser.xmlParser()).child(0));
        }
        expected = List.copyOf(elements);
        actual = Literature.records(set);
    }

    @Test
    void readsEveryCitation() {
        assertThat(actual).hasSize(expected.size()).hasSizeGreaterThan(4_000);
        assertThat(actual)
                .extracting(record -> record.id().value())
                .containsExactlyElementsOf(expected.stream()
                        .map(citation -> "pubmed/pmid:" + line(citation.selectFirst("MedlineCitation > PMID")))
                        .toList());
    }

    @Test
    void readsTheTitleOfEveryCitation() {
        for (int i = 0; i < actual.size(); i++) {
            Element article = article(i);
            String title = line(article.selectFirst("> ArticleTitle"));
            if (title.isEmpty() || title.startsWith("[Not Available]")) {
                title = line(article.selectFirst("> VernacularTitle"));
            }
            assertThat(withoutLayout(actual.get(i).title(), article))
                    .as("%s", actual.get(i).id())
                    .isEqualTo(withoutLayout(title, article));
        }
    }

    @Test
    void readsAllOfEveryAbstractAndNothingElse() {
        for (int i = 0; i < actual.size(); i++) {
            String whole = abstractOf(i);
            String read = actual.get(i).sections().stream()
                    .filter(section -> section.kind() != SectionKind.TITLE)
                    .map(section -> section.heading() + " " + section.text())
                    .collect(Collectors.joining(" "));
            assertThat(NOT_WORDS.matcher(read).replaceAll(""))
                    .as("%s", actual.get(i).id())
                    .isEqualTo(NOT_WORDS.matcher(whole).replaceAll(""));
        }
    }

    @Test
    void keepsEverySignOfEveryAbstract() {
        for (int i = 0; i < actual.size(); i++) {
            Element article = article(i);
            String whole = withoutLayout(abstractOf(i), article);
            for (Section section : actual.get(i).sections()) {
                if (section.kind() != SectionKind.TITLE) {
                    assertThat(whole)
                            .as("%s %s", actual.get(i).id(), section.id())
                            .contains(withoutLayout(section.text(), article));
                }
            }
        }
    }

    @Test
    void readsTheIdentifiersOfEveryCitation() {
        for (int i = 0; i < actual.size(); i++) {
            Element citation = expected.get(i);
            Set<String> names = new TreeSet<>();
            names.add("pmid:" + line(citation.selectFirst("MedlineCitation > PMID")));
            for (Element id : citation.select("PubmedData > ArticleIdList > ArticleId")) {
                add(names, id.attr("IdType"), line(id));
            }
            for (Element id : citation.select("Article > ELocationID[ValidYN=Y]")) {
                add(names, id.attr("EIdType"), line(id));
            }
            assertThat(actual.get(i).names())
                    .filteredOn(name -> name.scheme().identifies())
                    .extracting(Object::toString)
                    .as("%s", actual.get(i).id())
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void readsTheHeadingsOfEveryCitation() {
        for (int i = 0; i < actual.size(); i++) {
            Set<SubjectHeading> headings = new LinkedHashSet<>();
            for (Element name :
                    expected.get(i).select("MeshHeading > DescriptorName, SupplMeshName, Chemical > NameOfSubstance")) {
                String id = "";
                if (name.hasAttr("UI")) {
                    id = "MESH:" + name.attr("UI");
                }
                headings.add(new SubjectHeading(id, line(name)));
            }
            assertThat(actual.get(i).headings())
                    .as("%s", actual.get(i).id())
                    .containsExactlyInAnyOrderElementsOf(headings);
        }
    }

    @Test
    void groundsEveryKindInWhatTheCitationSays() {
        for (int i = 0; i < actual.size(); i++) {
            SourceRecord record = actual.get(i);
            Element citation = expected.get(i);
            List<String> types = citation.select("PublicationType").eachText().stream()
                    .map(type -> type.toLowerCase(Locale.ROOT))
                    .toList();
            List<String> headings =
                    record.headings().stream().map(SubjectHeading::label).toList();
            String text = (record.title() + "\n"
                            + record.sections().stream()
                                    .map(section -> section.heading() + "\n" + section.text())
                                    .collect(Collectors.joining("\n")))
                    .toLowerCase(Locale.ROOT);
            for (Ground ground : List.of(record.sourceKindGround(), record.studyKindGround())) {
                String words = ground.words();
                boolean there =
                        switch (ground.source()) {
                            case STATED -> false;
                            case PUBLICATION_TYPE -> types.contains(words.toLowerCase(Locale.ROOT));
                            case HEADING -> headings.contains(words);
                            case WORDS -> text.contains(words.toLowerCase(Locale.ROOT));
                            case NONE -> words.isEmpty();
                        };
                assertThat(there).as("%s: %s", record.id(), ground).isTrue();
            }
        }
    }

    @Test
    void takesTheKindFromTheTypesWhereTheyLeaveNoDoubt() {
        for (int i = 0; i < actual.size(); i++) {
            List<String> types = expected.get(i).select("PublicationType").eachText().stream()
                    .map(type -> type.toLowerCase(Locale.ROOT))
                    .filter(type -> !type.startsWith("research support") && !type.equals("journal article"))
                    .toList();
            if (types.size() == 1 && PLAIN.containsKey(types.get(0))) {
                assertThat(actual.get(i).sourceKind())
                        .as("%s", actual.get(i).id())
                        .isEqualTo(PLAIN.get(types.get(0)));
            }
        }
    }

    @Test
    void saysOfEveryRetractedArticleThatItIsAndOfNoOther() {
        for (int i = 0; i < actual.size(); i++) {
            Element citation = expected.get(i);
            boolean retracted = !citation.select("CommentsCorrections[RefType=RetractionIn]")
                            .isEmpty()
                    || !citation.select("CommentsCorrections[RefType=RetractedandRepublishedIn]")
                            .isEmpty()
                    || citation.select("PublicationType").eachText().contains("Retracted Publication")
                    || actual.get(i).title().startsWith("RETRACTED");
            assertThat(actual.get(i).notices())
                    .filteredOn(notice -> notice.isOfItself() && notice.change() == StatusChange.RETRACTED)
                    .as("%s", actual.get(i).id())
                    .matches(notices -> notices.isEmpty() != retracted);
        }
    }

    @Test
    void saysOfEveryArticleToWhichALinkLeadsWhatBecameOfIt() {
        for (int i = 0; i < actual.size(); i++) {
            List<String> targets = expected.get(i)
                    .select("CommentsCorrections[RefType~=^(RetractionOf|ErratumFor|ExpressionOfConcernFor)$] > PMID")
                    .eachText();
            assertThat(actual.get(i).notices())
                    .filteredOn(notice -> !notice.isOfItself())
                    .extracting(PubMedLiteratureTest::pmid)
                    .as("%s", actual.get(i).id())
                    .containsAll(targets);
        }
    }

    private static String pmid(Notice notice) {
        return notice.about().stream()
                .filter(name -> name.scheme() == NameScheme.PMID)
                .map(name -> name.value())
                .collect(Collectors.joining(","));
    }

    private static Element article(int i) {
        Element article = expected.get(i).selectFirst("MedlineCitation > Article");
        assertThat(article).isNotNull();
        return article;
    }

    private static String abstractOf(int i) {
        List<Element> parts = article(i).select("> Abstract > AbstractText");
        if (parts.stream().allMatch(part -> line(part).isEmpty())) {
            parts = expected.get(i).select("MedlineCitation > OtherAbstract").stream()
                    .filter(other -> Stream.of("", "eng", "en").anyMatch(other.attr("Language")::equals))
                    .limit(1)
                    .flatMap(other -> other.select("> AbstractText").stream())
                    .toList();
        }
        List<String> texts = new ArrayList<>();
        for (Element part : parts) {
            String text = REMARK.matcher(line(part)).replaceFirst("");
            if (!text.isEmpty()) {
                texts.add((part.attr("Label").replace("UNLABELLED", "") + " " + text).strip());
            }
        }
        return String.join(" ", texts);
    }

    private static void add(Set<String> names, String type, String id) {
        if (type.equals("doi") && DOI.matcher(id).matches()) {
            names.add("doi:" + id.toLowerCase(Locale.ROOT));
        }
        if (type.equals("pmc")) {
            names.add("pmcid:" + id.replaceFirst("\\.\\d+$", ""));
        }
    }

    private static String line(Element element) {
        if (element == null) {
            return "";
        }
        String text = element.wholeText();
        if (text.chars().anyMatch(sign -> sign >= 0x80 && sign < 0xA0)) {
            // Bytes of UTF-8 that were taken for one sign each; where that cannot be, signs that nobody can see.
            String bytes = new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            if (bytes.indexOf('\uFFFD') < 0) {
                text = bytes;
            }
            text = text.replaceAll("[\\u0080-\\u009F]", "");
        }
        String visible = INVISIBLE.matcher(text).replaceAll("");
        return SPACE.matcher(visible).replaceAll(" ").strip();
    }

    /** In a formula, white space is layout, and the stroke of a fraction is written out. */
    private static String withoutLayout(String text, Element article) {
        if (article.selectFirst("mml|math") != null) {
            return text.replaceAll("[\\s/]", "");
        }
        return text;
    }
}
