package dev.consilience.format.pubmed;

import dev.consilience.article.Article;
import dev.consilience.format.ArticleFormat;
import dev.consilience.format.Head;
import dev.consilience.format.Hints;
import dev.consilience.format.Limits;
import dev.consilience.format.ParseOutcome;
import dev.consilience.format.ParseOutcome.Parsed;
import dev.consilience.format.ParseOutcome.Refused;
import dev.consilience.format.RefusalCode;
import dev.consilience.format.RefusalException;
import dev.consilience.format.pubmed.RecordScanner.Piece;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/**
 * PubMed and MEDLINE XML: sets of citations, single citations, deletions, books.
 *
 * <p>The article is what the citation holds: title and abstract, with the indexer's headings, the kind of publication and
 * the notices about it. A structured abstract gives a section for each of its parts.
 *
 * <p>A deletion names articles by PMID only. Its articles have that as their key, whatever other identifiers the deleted
 * citations had.
 */
public final class PubMedFormat implements ArticleFormat {

    private static final Set<String> ROOTS = Set.of(
            "PubmedArticleSet",
            "MedlineCitationSet",
            "PubmedBookArticleSet",
            "PubmedArticle",
            "PubmedBookArticle",
            "MedlineCitation",
            "DeleteCitation",
            "DeleteDocument");
    private static final Pattern PMID = Pattern.compile("<PMID[^>]{0,80}>\\s*([^<\\s]{1,20})\\s*<");
    /** Where nothing can be cut into records, every byte could become a dead letter of its own. */
    private static final int MOST_BROKEN_IN_A_ROW = 1_000;

    private static final int LONGEST_REASON = 300;

    @Override
    public String name() {
        return "PubMed XML";
    }

    @Override
    public boolean recognises(Head head) {
        return head.firstElement().filter(ROOTS::contains).isPresent();
    }

    @Override
    public void read(InputStream input, Hints hints, Limits limits, Consumer<ParseOutcome> outcomes) {
        RecordScanner scanner = new RecordScanner(input, limits.recordBytes());
        CitationReader reader = new CitationReader(hints);
        int count = 0;
        int brokenInARow = 0;
        for (Optional<Piece> piece = scanner.next(); piece.isPresent(); piece = scanner.next()) {
            count++;
            if (piece.get() instanceof Piece.Element element) {
                readElement(element, count, scanner.encoding(), reader, limits, outcomes);
                brokenInARow = 0;
            } else if (piece.get() instanceof Piece.Broken broken) {
                outcomes.accept(new Refused(
                        broken.code(), place(count, broken.line(), broken.bytes()), broken.reason(), broken.bytes()));
                brokenInARow++;
                if (brokenInARow == MOST_BROKEN_IN_A_ROW) {
                    String reason = "So many records in a row were broken that the rest was not read";
                    outcomes.accept(new Refused(
                            RefusalCode.MALFORMED_XML, "behind record " + count, reason, new byte[0], true));
                    return;
                }
            }
        }
        if (count == 0) {
            outcomes.accept(new Refused(RefusalCode.EMPTY_INPUT, "document", "The set holds no record", new byte[0]));
        }
    }

    private static void readElement(
            Piece.Element element,
            int count,
            String encoding,
            CitationReader reader,
            Limits limits,
            Consumer<ParseOutcome> outcomes) {
        String place = place(count, element.line(), element.bytes());
        List<Article> articles;
        try {
            if (!CitationReader.RECORDS.contains(element.name())) {
                throw new RefusalException(
                        RefusalCode.UNKNOWN_RECORD, "The element <" + element.name() + "> is no record of PubMed's");
            }
            articles = reader.read(XmlNode.parse(decode(element.bytes(), encoding)));
            for (Article article : articles) {
                int length = article.sections().stream()
                        .mapToInt(section -> section.text().length())
                        .sum();
                if (length > limits.articleCharacters()) {
                    throw new RefusalException(
                            RefusalCode.TOO_LARGE,
                            "Its text has " + length + " characters, more than " + limits.articleCharacters());
                }
            }
        } catch (RefusalException e) {
            outcomes.accept(new Refused(e.code(), place, RefusalException.reasonOf(e), element.bytes()));
            return;
        } catch (XMLStreamException e) {
            outcomes.accept(new Refused(RefusalCode.MALFORMED_XML, place, reason(e), element.bytes()));
            return;
        }
        for (Article article : articles) {
            String own = place;
            if (articles.size() > 1) {
                own = place + ", " + article.id();
            }
            outcomes.accept(new Parsed(article, own));
        }
    }

    private static String decode(byte[] bytes, String encoding) throws RefusalException {
        try {
            Charset charset = Charset.forName(encoding);
            if (charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")) {
                // What says so and is not has been read as UTF-8 up to here; what says so and is has been made UTF-8.
                charset = StandardCharsets.UTF_8;
            }
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new RefusalException(RefusalCode.NOT_TEXT, "Its bytes are not " + encoding);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new RefusalException(RefusalCode.NOT_TEXT, "The encoding " + encoding + " is not known");
        }
    }

    private static String place(int count, long line, byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 2000), StandardCharsets.ISO_8859_1);
        Matcher pmid = PMID.matcher(start);
        if (pmid.find()) {
            return "record " + count + " (PMID " + pmid.group(1) + "), line " + line;
        }
        return "record " + count + ", line " + line;
    }

    private static String reason(XMLStreamException failure) {
        String message = failure.getMessage();
        if (message == null) {
            message = "It is not well-formed";
        }
        // The JDK's parser puts "ParseError at [row,col]:[1,2]\nMessage: " before what it has to say.
        String plain = message.replaceFirst("(?s)^ParseError at \\[row,col\\]:\\[\\d+,\\d+\\]\\s*Message:\\s*", "");
        plain = plain.replaceAll("\\s+", " ").strip();
        if (plain.length() > LONGEST_REASON) {
            plain = plain.substring(0, LONGEST_REASON);
        }
        if (failure.getLocation() == null) {
            return plain;
        }
        return plain + " (line " + failure.getLocation().getLineNumber() + " of the record)";
    }
}
