package dev.consilience.format.pubmed;

import dev.consilience.format.ArticleFormat;
import dev.consilience.format.Head;
import dev.consilience.format.Hints;
import dev.consilience.format.Limits;
import dev.consilience.format.ParseOutcome;
import dev.consilience.format.xml.XmlRecords;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * PubMed and MEDLINE XML: sets of citations, single citations, deletions, books.
 *
 * <p>A record holds what the citation holds: title and abstract, with the indexer's headings, the kind of publication, the
 * notices about it and those that it is. A structured abstract gives a section for each of its parts.
 *
 * <p>PubMed calls an article by its PMID, so that is the record's key; a deletion has the same, and takes the citation's
 * place.
 */
public final class PubMedFormat implements ArticleFormat {

    private static final Set<String> SETS = Set.of("PubmedArticleSet", "MedlineCitationSet", "PubmedBookArticleSet");

    private static final XmlRecords.Shape SHAPE = new XmlRecords.Shape(
            "PubMed's",
            SETS,
            CitationReader.RECORDS,
            Set.of(),
            Set.of("ReferenceList", "AffiliationInfo", "InvestigatorList", "GrantList", "History"),
            Map.of("AuthorList", "Author"),
            Pattern.compile("<PMID[^>]{0,80}>\\s*([^<\\s]{1,20})\\s*<"),
            "PMID");

    @Override
    public String name() {
        return "PubMed XML";
    }

    @Override
    public boolean recognises(Head head) {
        return head.firstElement()
                .filter(element -> SETS.contains(element) || CitationReader.RECORDS.contains(element))
                .isPresent();
    }

    @Override
    public void read(InputStream input, Hints hints, Limits limits, Consumer<ParseOutcome> outcomes) {
        CitationReader reader = new CitationReader(hints, limits);
        XmlRecords.read(input, limits.recordBytes(), SHAPE, reader::read, outcomes);
    }
}
