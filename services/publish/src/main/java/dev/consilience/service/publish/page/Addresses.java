package dev.consilience.service.publish.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where things are: pages here, and papers elsewhere. */
final class Addresses {

    private Addresses() {}

    /** The page of a claim. */
    static String claim(String id) {
        return "/view/claims/" + encoded(id);
    }

    /** A claim as JSON. */
    static String claimJson(String id) {
        return "/claims/" + encoded(id);
    }

    /** How a claim came to be what it is, or came to an end, as JSON. */
    static String claimHistoryJson(String id) {
        return claimJson(id) + "/history";
    }

    /** The page of an article. */
    static String article(String key) {
        // A key is full of slashes, which may stand in a path as they are.
        return "/view/articles/" + encoded(key).replace("%2F", "/");
    }

    /** The paper itself, with its publisher or in a library; null if the key does not tell. */
    static @Nullable String paper(String article) {
        if (article.startsWith("doi:")) {
            return "https://doi.org/"
                    + encoded(article.substring("doi:".length())).replace("%2F", "/");
        }
        if (article.startsWith("pmid:")) {
            return "https://pubmed.ncbi.nlm.nih.gov/" + encoded(article.substring("pmid:".length())) + "/";
        }
        if (article.startsWith("pmcid:")) {
            return "https://pmc.ncbi.nlm.nih.gov/articles/" + encoded(article.substring("pmcid:".length())) + "/";
        }
        if (article.startsWith("ppr:")) {
            return "https://europepmc.org/article/PPR/" + encoded(article.substring("ppr:".length()));
        }
        return null;
    }

    /** The address of a page with a parameter, behind those that it has. */
    static String with(String address, String parameter, String value) {
        char mark = '?';
        if (address.indexOf('?') >= 0) {
            mark = '&';
        }
        return address + mark + parameter + "=" + encoded(value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":")
                .replace("%7E", "~");
    }
}
