package dev.consilience.service.publish.page;

import dev.consilience.schema.CauseRecord;
import dev.consilience.schema.ClaimChangedRecord;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.service.publish.record.ChangeQuery;
import dev.consilience.service.publish.record.ClaimHistory;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Changes of curated claims as an Atom feed (RFC 4287), which feed readers and reference managers follow.
 *
 * <p>It is a function of what is asked, of where, and of the changes: the same from every instance, so that whoever has it
 * need not be sent it again.
 */
final class AtomFeed {

    /** The address, before what is asked. */
    static final String PATH = "/feed/changes.atom";

    /** To be raised when what is written of a change becomes another: whoever has the old one is sent the new one then. */
    static final int FORM = 1;

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";
    private static final String ATOM_TYPE = "application/atom+xml";
    private static final String HTML_TYPE = "text/html";
    private static final String JSON_TYPE = "application/json";

    /** The JDK's own, whichever else is there. */
    private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();

    private final String here;
    private final XMLStreamWriter xml;

    private AtomFeed(String here, XMLStreamWriter xml) {
        this.here = here;
        this.xml = xml;
    }

    /** The address of the feed of what is asked, with all characters in it that may not stand there escaped. */
    static String address(ChangeQuery asked) {
        String address = PATH;
        for (Map.Entry<String, List<String>> parameter : asked.parameters().entrySet()) {
            for (String value : parameter.getValue()) {
                address = Addresses.with(address, parameter.getKey(), value);
            }
        }
        return address;
    }

    /**
     * The feed.
     *
     * @param here where this service was asked: scheme, host and port
     * @param asked what was asked for
     * @param limit how many changes at most, if that was asked
     * @param changes those that fit, the latest first
     */
    static String of(String here, ChangeQuery asked, int limit, List<ClaimHistory.Change> changes) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XML.createXMLStreamWriter(text);
            new AtomFeed(here, xml).write(asked, limit, changes);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A feed cannot be written into memory", e);
        }
        return text.toString();
    }

    private void write(ChangeQuery asked, int limit, List<ClaimHistory.Change> changes) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(ATOM);
        element("id", id(address(asked)));
        element("title", title(asked));
        element(
                "subtitle",
                "The latest changes of curated claims, of those that are kept: 90 days, unless set otherwise");
        // A feed has a time, also where nothing has changed yet.
        element(
                "updated",
                changes.stream()
                        .map(ClaimHistory.Change::time)
                        .findFirst()
                        .orElse(Instant.EPOCH)
                        .toString());
        xml.writeStartElement("author");
        element("name", "Consilience");
        xml.writeEndElement();
        link("self", ATOM_TYPE, here + Addresses.with(address(asked), "limit", Integer.toString(limit)));
        link("alternate", HTML_TYPE, here + page(asked));
        for (ClaimHistory.Change change : changes) {
            write(change);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void write(ClaimHistory.Change change) throws XMLStreamException {
        ClaimChangedRecord record = change.record();
        ChangeLine line = ChangeLine.of(record, change.time());
        xml.writeStartElement("entry");
        // The place alone would come again if the topic were made anew.
        element("id", id(record.getClaim() + " " + change.place() + " " + change.time()));
        element("title", line.news());
        element("updated", change.time().toString());
        if (line.address() == null) {
            // The claim is gone; how it came to that is still there.
            link("alternate", HTML_TYPE, here + Addresses.with("/view/changes", "claim", record.getClaim()));
            link("alternate", JSON_TYPE, here + Addresses.claimHistoryJson(record.getClaim()));
        } else {
            link("alternate", HTML_TYPE, here + line.address());
            link("alternate", JSON_TYPE, here + Addresses.claimJson(record.getClaim()));
        }
        writeContent(record, line);
        xml.writeEndElement();
    }

    private void writeContent(ClaimChangedRecord record, ChangeLine line) throws XMLStreamException {
        xml.writeStartElement("content");
        xml.writeAttribute("type", "xhtml");
        xml.writeStartElement("div");
        xml.writeDefaultNamespace(XHTML);
        CuratedClaimRecord now = record.getAfter();
        if (now == null) {
            element("p", "It was: " + Objects.requireNonNull(record.getBefore()).getStatement() + ".");
        } else {
            element("p", now.getStatement() + " (" + line.verdictInWords() + ").");
        }
        element("p", line.moved() + ".");
        if (record.getCauses().isEmpty()) {
            element("p", "By " + line.why() + ".");
        } else {
            element("p", "By");
            xml.writeStartElement("ul");
            for (CauseRecord cause : record.getCauses()) {
                write(cause);
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void write(CauseRecord cause) throws XMLStreamException {
        xml.writeStartElement("li");
        characters(Words.reasonOfChange(cause.getReason().name()));
        if (!cause.getArticle().isEmpty()) {
            characters(": ");
            xml.writeStartElement("a");
            attribute("href", here + Addresses.article(cause.getArticle()));
            characters(cause.getArticle());
            xml.writeEndElement();
        }
        int claims = cause.getClaims().size() + cause.getMoreClaims();
        if (claims > 0) {
            characters(" (" + Words.count(claims, "claim", "claims") + ")");
        }
        if (!cause.getDetail().isEmpty()) {
            characters(": " + cause.getDetail());
        }
        xml.writeEndElement();
    }

    private static String title(ChangeQuery asked) {
        List<String> words = new ArrayList<>();
        asked.parameters().forEach((name, values) -> words.add(named(name) + " " + String.join(" or ", values)));
        if (words.isEmpty()) {
            return "Consilience: all changes";
        }
        return "Consilience: changes of " + String.join(", ", words);
    }

    private static String named(String parameter) {
        return switch (parameter) {
            case "agentUnder" -> "kinds of agent";
            case "outcomeUnder" -> "kinds of outcome";
            default -> parameter;
        };
    }

    /** The page that shows most nearly the same. */
    private static String page(ChangeQuery asked) {
        if (asked.claim().isPresent()) {
            return Addresses.with("/view/changes", "claim", asked.claim().get());
        }
        if (asked.agent().isPresent() || asked.outcome().isPresent()) {
            return new ClaimsView.Asked(
                            asked.agent().orElse(""), asked.outcome().orElse(""), "", "")
                    .address();
        }
        if (asked.article().isPresent()) {
            return Addresses.with("/view/changes", "article", asked.article().get());
        }
        return "/view/changes";
    }

    /** A name that stays, wherever the service is moved. */
    private static String id(String what) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes(("consilience " + what).getBytes(StandardCharsets.UTF_8));
    }

    private void link(String relation, String type, String address) throws XMLStreamException {
        xml.writeEmptyElement("link");
        attribute("rel", relation);
        attribute("type", type);
        attribute("href", address);
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        characters(text);
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, AtomText.of(value));
    }

    private void characters(String text) throws XMLStreamException {
        xml.writeCharacters(AtomText.of(text));
    }
}
