package dev.consilience.export;

import dev.consilience.article.ArticleId;
import dev.consilience.article.Name;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * An article as other systems cite it.
 *
 * @param name the name that is its key
 */
record Publication(Name name) {

    private static final String SAFE_IN_IRIS = "-._~:/()!$&'*+,;=@";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    static Publication of(ArticleId article) {
        return new Publication(article.name());
    }

    /** Its PubMed identifier, if that is its key. */
    Optional<String> pmid() {
        return switch (name.scheme()) {
            case PMID -> Optional.of(name.value());
            case DOI, PMCID, PPR, TEXT, CITATION, TRIAL -> Optional.empty();
        };
    }

    /** What INDRA calls such an identifier among its references to texts. */
    String indraReference() {
        return switch (name.scheme()) {
            case DOI -> "DOI";
            case PMID -> "PMID";
            case PMCID -> "PMCID";
            case PPR, TEXT, CITATION, TRIAL -> name.scheme().prefix().toUpperCase(Locale.ROOT);
        };
    }

    /** What BEL calls such a citation. */
    String belCitation() {
        return switch (name.scheme()) {
            case DOI -> "DOI";
            case PMID -> "PubMed";
            case PMCID -> "PubMed Central";
            case PPR, TEXT, CITATION, TRIAL -> "Other";
        };
    }

    /** As a compact URI that a list divided by vertical bars can hold, for example {@code PMID:21907491}. */
    String curie() {
        String prefix =
                switch (name.scheme()) {
                    case DOI -> "DOI";
                    case PMID -> "PMID";
                    case PMCID -> "PMC";
                    case PPR, TEXT, CITATION, TRIAL -> name.scheme().prefix();
                };
        return prefix + ":" + Texts.line(name.value()).replace("|", "%7C");
    }

    /** As an IRI; where there is none in the world, one under the base. */
    String iri(IriBase base) {
        String value = encoded(name.value());
        return switch (name.scheme()) {
            case DOI -> "https://doi.org/" + value;
            case PMID -> "https://pubmed.ncbi.nlm.nih.gov/" + value;
            case PMCID -> "https://www.ncbi.nlm.nih.gov/pmc/articles/" + value;
            case PPR -> "https://europepmc.org/article/PPR/" + value;
            case TEXT, CITATION, TRIAL ->
                base.value() + "article/" + name.scheme().prefix() + ":" + value;
        };
    }

    /** Percent-encodes whatever is not plain in the path of an IRI: DOIs hold angle brackets and quotes at times. */
    private static String encoded(String value) {
        StringBuilder encoded = new StringBuilder();
        for (byte unit : value.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (unit & 0xFF);
            boolean letterOrDigit = (character >= 'a' && character <= 'z')
                    || (character >= 'A' && character <= 'Z')
                    || (character >= '0' && character <= '9');
            if (letterOrDigit || SAFE_IN_IRIS.indexOf(character) >= 0) {
                encoded.append(character);
            } else {
                encoded.append('%').append(HEX.toHexDigits(unit));
            }
        }
        return encoded.toString();
    }
}
