package dev.consilience.service.ingest.intake;

import dev.consilience.article.ArticleStatus;
import dev.consilience.article.SourceKind;
import dev.consilience.format.Hints;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** The sender's hints as headers of a dead letter, and back. Each way loses nothing. */
public final class HintHeaders {

    private static final String PREFIX = "consilience-";
    private static final String NAME = PREFIX + "name";
    private static final String URL = PREFIX + "url";
    private static final String CONTENT_TYPE = PREFIX + "content-type";
    private static final String DOI = PREFIX + "doi";
    private static final String PMID = PREFIX + "pmid";
    private static final String STATUS = PREFIX + "status";
    /** Why the article has its status; why the record was refused stands in {@link IntakeRecords#REASON}. */
    private static final String STATUS_REASON = PREFIX + "status-reason";

    private static final String KIND = PREFIX + "kind";
    private static final String REVISION = PREFIX + "revision";

    private HintHeaders() {}

    /** Adds a header for each hint that there is. */
    public static void write(Hints hints, Headers headers) {
        add(headers, NAME, hints.name());
        add(headers, URL, hints.url());
        add(headers, CONTENT_TYPE, hints.contentType());
        add(headers, DOI, hints.doi());
        add(headers, PMID, hints.pmid());
        add(headers, STATUS, hints.status().map(ArticleStatus::name));
        add(headers, STATUS_REASON, hints.reason());
        add(headers, KIND, hints.kind().map(SourceKind::name));
        add(headers, REVISION, hints.revision());
    }

    /** The hints that were written to the headers; those of older letters, which had fewer, are read too. */
    public static Hints read(Headers headers) {
        return new Hints(
                text(headers, NAME),
                text(headers, URL),
                text(headers, CONTENT_TYPE),
                text(headers, DOI),
                text(headers, PMID),
                text(headers, STATUS).map(ArticleStatus::valueOf),
                text(headers, STATUS_REASON),
                text(headers, KIND).map(SourceKind::valueOf),
                text(headers, REVISION));
    }

    /** A header's text, if it is there and has a value. */
    public static Optional<String> text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            return Optional.empty();
        }
        return Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    private static void add(Headers headers, String name, Optional<String> value) {
        value.ifPresent(text -> headers.add(name, text.getBytes(StandardCharsets.UTF_8)));
    }
}
