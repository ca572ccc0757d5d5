package dev.consilience.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Made-up citations in PubMed's XML, the same for the same seed: findings that agree and disagree, revisions of earlier
 * citations that may bring or take away a DOI, retractions by the record itself and by a notice, deletions, comments, and
 * papers that say nothing.
 */
final class SeededLiterature {

    private static final List<String> DRUGS =
            List.of("Rapamycin", "Temsirolimus", "Everolimus", "Torin 1", "Morphine", "Ketamine", "Scopolamine");
    private static final List<String> EFFECTS =
            List.of("reduced", "increased", "did not affect", "attenuated", "had no effect on", "may reduce");
    private static final List<String> OUTCOMES = List.of(
            "mechanical hypersensitivity",
            "heat hypersensitivity",
            "cold hypersensitivity",
            "neuropathic pain",
            "insulin resistance",
            "depression",
            "proteinuria",
            "hyperglycemia");
    private static final List<String> SUBJECTS = List.of("rats", "mice", "patients");
    /** The citations of a set have the numbers from here on. */
    static final int FIRST_PMID = 70_000_000;

    private static final int FIRST_STANDING_PMID = 60_000_000;

    private SeededLiterature() {}

    /** A set of so many citations. */
    static String pubMed(long seed, int citations) {
        return set(String.join("\n", elements(seed, citations)));
    }

    /** A set of what elements of it are given. */
    static String set(String elements) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<PubmedArticleSet>\n" + elements
                + "\n</PubmedArticleSet>\n";
    }

    /** So many citations, and deletions between them, each in one line. */
    static List<String> elements(long seed, int citations) {
        Random random = new Random(seed);
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < citations; i++) {
            int pmid = FIRST_PMID + i;
            int year = 2001 + random.nextInt(20);
            if (i > 10 && random.nextInt(8) == 0) {
                pmid = FIRST_PMID + random.nextInt(i);
            }
            boolean retracted = random.nextInt(15) == 0;
            elements.add(citation(random, pmid, year, retracted));
            if (random.nextInt(40) == 0) {
                elements.add("<DeleteCitation><PMID Version=\"1\">" + (FIRST_PMID + random.nextInt(i + 1))
                        + "</PMID></DeleteCitation>");
            }
        }
        return elements;
    }

    /** A citation, in one line, that no other one revises, retracts or deletes. */
    static String standing(int number) {
        return "<PubmedArticle><MedlineCitation><PMID Version=\"1\">" + (FIRST_STANDING_PMID + number)
                + "</PMID><DateRevised><Year>2015</Year><Month>03</Month><Day>11</Day></DateRevised><Article>"
                + "<Journal><JournalIssue><PubDate><Year>2015</Year></PubDate></JournalIssue></Journal>"
                + "<ArticleTitle>Observations that stand, part " + number + "</ArticleTitle><Abstract><AbstractText>"
                + "The samples were kept at room temperature. Gabapentin reduced mechanical hypersensitivity in rats."
                + "</AbstractText></Abstract><PublicationTypeList><PublicationType>Journal Article</PublicationType>"
                + "</PublicationTypeList></Article></MedlineCitation></PubmedArticle>";
    }

    /** What PubMed says of citations that have been retracted: a later revision, marked as such. */
    static String retracted(List<Integer> pmids) {
        StringBuilder set = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<PubmedArticleSet>\n");
        for (int pmid : pmids) {
            set.append("<PubmedArticle><MedlineCitation><PMID Version=\"1\">")
                    .append(pmid)
                    .append(
                            "</PMID><DateRevised><Year>2099</Year><Month>01</Month><Day>11</Day></DateRevised><Article>")
                    .append("<ArticleTitle>Observations, retracted</ArticleTitle><PublicationTypeList>")
                    .append("<PublicationType>Retracted Publication</PublicationType></PublicationTypeList></Article>")
                    .append("</MedlineCitation></PubmedArticle>\n");
        }
        return set.append("</PubmedArticleSet>\n").toString();
    }

    private static String citation(Random random, int pmid, int year, boolean retracted) {
        String kind = "Journal Article";
        if (retracted) {
            kind = "Retracted Publication";
        }
        StringBuilder text = new StringBuilder("The samples were kept at room temperature.");
        int findings = random.nextInt(4);
        for (int i = 0; i < findings; i++) {
            text.append(' ')
                    .append(pick(random, DRUGS))
                    .append(' ')
                    .append(pick(random, EFFECTS))
                    .append(' ')
                    .append(pick(random, OUTCOMES))
                    .append(" in ")
                    .append(pick(random, SUBJECTS))
                    .append('.');
        }
        String reference = "";
        if (random.nextInt(12) == 0) {
            String type = "RetractionOf";
            kind = "Retraction of Publication";
            if (random.nextBoolean()) {
                type = "CommentOn";
                kind = "Comment";
            }
            reference = "<CommentsCorrectionsList><CommentsCorrections RefType=\"" + type
                    + "\"><RefSource>J Imag Pain. 2010;3(1):1</RefSource><PMID Version=\"1\">"
                    + (FIRST_PMID + random.nextInt(Math.max(1, pmid - FIRST_PMID)))
                    + "</PMID></CommentsCorrections></CommentsCorrectionsList>";
        }
        String doi = "";
        if (random.nextBoolean()) {
            doi = "<ELocationID EIdType=\"doi\" ValidYN=\"Y\">10.5555/" + pmid + "</ELocationID>";
        }
        return "<PubmedArticle><MedlineCitation><PMID Version=\"1\">" + pmid + "</PMID><DateRevised><Year>" + year
                + "</Year><Month>0" + (1 + random.nextInt(9)) + "</Month><Day>11</Day></DateRevised><Article>"
                + "<Journal><JournalIssue><PubDate><Year>" + year + "</Year></PubDate></JournalIssue></Journal>"
                + "<ArticleTitle>Observations, part " + random.nextInt(1_000)
                + "</ArticleTitle>" + doi + "<Abstract><AbstractText>"
                + text + "</AbstractText></Abstract><PublicationTypeList><PublicationType>" + kind
                + "</PublicationType></PublicationTypeList></Article>" + reference
                + "</MedlineCitation></PubmedArticle>";
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
