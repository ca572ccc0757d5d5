package dev.consilience.format;

import dev.consilience.article.ArticleStatus;
import dev.consilience.article.SourceKind;
import java.util.Optional;

/**
 * What the sender says about an input beside its bytes.
 *
 * <p>A status, a kind or a revision given here wins over what the input says: this is how a paper that is already in is
 * posted again as retracted. Declared identifiers name an input that is one document; the records of a set name
 * themselves.
 *
 * @param name of the file
 * @param url where it was found
 * @param contentType as HTTP has it, perhaps with a {@code charset}
 * @param reason why its status is what it is, in words for people
 */
public record Hints(
        Optional<String> name,
        Optional<String> url,
        Optional<String> contentType,
        Optional<String> doi,
        Optional<String> pmid,
        Optional<ArticleStatus> status,
        Optional<String> reason,
        Optional<SourceKind> kind,
        Optional<String> revision) {

    /** Nothing is known but the bytes. */
    public static Hints none() {
        return new Hints(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** With the file's name. */
    public Hints withName(String value) {
        return new Hints(Optional.of(value), url, contentType, doi, pmid, status, reason, kind, revision);
    }

    /** With the address where it was found. */
    public Hints withUrl(String value) {
        return new Hints(name, Optional.of(value), contentType, doi, pmid, status, reason, kind, revision);
    }

    /** With the content type that the sender gave. */
    public Hints withContentType(String value) {
        return new Hints(name, url, Optional.of(value), doi, pmid, status, reason, kind, revision);
    }

    /** With the DOI of the one article in the input. */
    public Hints withDoi(String value) {
        return new Hints(name, url, contentType, Optional.of(value), pmid, status, reason, kind, revision);
    }

    /** With the PubMed identifier of the one article in the input. */
    public Hints withPmid(String value) {
        return new Hints(name, url, contentType, doi, Optional.of(value), status, reason, kind, revision);
    }

    /** With the status of every article in the input, and why it has it. */
    public Hints withStatus(ArticleStatus value, String why) {
        return new Hints(name, url, contentType, doi, pmid, Optional.of(value), Optional.of(why), kind, revision);
    }

    /** With the kind of every article in the input. */
    public Hints withKind(SourceKind value) {
        return new Hints(name, url, contentType, doi, pmid, status, reason, Optional.of(value), revision);
    }

    /** With the revision of every article in the input. */
    public Hints withRevision(String value) {
        return new Hints(name, url, contentType, doi, pmid, status, reason, kind, Optional.of(value));
    }
}
