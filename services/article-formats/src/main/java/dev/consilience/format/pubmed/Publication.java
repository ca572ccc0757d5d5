package dev.consilience.format.pubmed;

import dev.consilience.article.Name;
import dev.consilience.format.common.Citation;
import dev.consilience.format.xml.XmlNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a citation's article was published.
 *
 * @param names by journal, volume and first page, in each of the ways in which the journal is abbreviated
 * @param words as the library writes it where it refers to the article: {@code J Exp Bot. 2021 Feb 2;72(2):775 (PMID
 *     33404655)}
 */
record Publication(List<Name> names, String words) {

    Publication {
        names = List.copyOf(names);
    }

    static Publication of(XmlNode.Element citation, XmlNode.Element article) {
        String medline = citation.text("MedlineJournalInfo", "MedlineTA");
        String iso = article.text("Journal", "ISOAbbreviation");
        String volume = article.text("Journal", "JournalIssue", "Volume");
        String pages = pages(article);
        List<Name> names = Stream.of(medline, iso)
                .flatMap(journal -> Name.citation(journal, volume, Citation.firstPage(pages)).stream())
                .distinct()
                .toList();
        StringBuilder words = new StringBuilder();
        words.append(Stream.of(medline, iso, article.text("Journal", "Title"))
                .filter(journal -> !journal.isEmpty())
                .findFirst()
                .orElse("a journal that is not named"));
        String date = date(article);
        if (!date.isEmpty()) {
            words.append(". ").append(date);
        }
        if (!volume.isEmpty()) {
            words.append(';').append(volume);
        }
        String issue = article.text("Journal", "JournalIssue", "Issue");
        if (!issue.isEmpty()) {
            words.append('(').append(issue).append(')');
        }
        if (!pages.isEmpty()) {
            words.append(':').append(pages);
        }
        String pmid = citation.text("PMID");
        if (!pmid.isEmpty()) {
            words.append(" (PMID ").append(pmid).append(')');
        }
        return new Publication(names, words.toString());
    }

    private static String pages(XmlNode.Element article) {
        String printed = article.text("Pagination", "MedlinePgn");
        if (!printed.isEmpty()) {
            return printed;
        }
        return article.text("Pagination", "StartPage");
    }

    private static String date(XmlNode.Element article) {
        Optional<XmlNode.Element> date = article.first("Journal", "JournalIssue", "PubDate");
        return date.map(element -> element.children().stream()
                        .filter(XmlNode.Element.class::isInstance)
                        .map(XmlNode.Element.class::cast)
                        .map(part -> element.text(part.name()))
                        .collect(Collectors.joining(" ")))
                .orElse("");
    }
}
