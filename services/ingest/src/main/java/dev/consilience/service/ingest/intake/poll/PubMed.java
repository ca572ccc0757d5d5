package dev.consilience.service.ingest.intake.poll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * PubMed by the E-utilities: {@code esearch} for the identifiers in a window of days, {@code efetch} for the records, page
 * by page.
 *
 * <p>PubMed shows no more than the first 9,999 of what a search finds, so a window with more is halved until it fits.
 *
 * <p>The identifiers are asked for and sorted here, and the position is the last one taken. The service's own history
 * ({@code WebEnv}) is not used: it is forgotten after some hours, and where a record has moved out of the window since, a
 * new search counted off from the same place would leave another one out.
 */
final class PubMed implements PollProtocol {

    /** The most that a search shows. */
    static final int MOST_FOUND = 9_999;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT);
    private static final Comparator<String> BY_NUMBER = Comparator.comparingLong(Long::parseLong);
    private static final String END = "</PubmedArticleSet>";
    private static final int TAIL = 256;

    private final Poll poll;

    PubMed(Poll poll) {
        this.poll = poll;
    }

    @Override
    public Request request(PollPosition position) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("db", "pubmed");
        parameters.put("tool", poll.tool());
        if (!poll.email().isEmpty()) {
            parameters.put("email", poll.email());
        }
        poll.apiKey().ifPresent(key -> parameters.put("api_key", key));
        if (!position.ids().isEmpty()) {
            parameters.put("retmode", "xml");
            parameters.put("id", String.join(",", page(position)));
            return new Request("/efetch.fcgi", parameters, true);
        }
        parameters.put("retmode", "json");
        parameters.put("retmax", Integer.toString(MOST_FOUND));
        parameters.put("datetype", dateType());
        parameters.put("mindate", DATE.format(position.from()));
        parameters.put("maxdate", DATE.format(position.to()));
        parameters.put("term", poll.query());
        return new Request("/esearch.fcgi", parameters, false);
    }

    @Override
    public Page read(PollPosition position, byte[] body) throws PollException {
        if (position.ids().isEmpty()) {
            return new Page(found(position, body), false);
        }
        return new Page(fetched(position, body), true);
    }

    private static PollPosition found(PollPosition position, byte[] body) throws PollException {
        JsonNode result = parse(body).path("esearchresult");
        String error = result.path("ERROR").asText("");
        if (!error.isEmpty()) {
            throw PollException.passing("PubMed's search says: " + error);
        }
        if (!result.has("count") || !result.path("idlist").isArray()) {
            throw PollException.passing("PubMed's search gave neither a count nor identifiers");
        }
        int count = result.path("count").asInt();
        if (count > MOST_FOUND) {
            return smaller(position, count);
        }
        List<String> ids = new ArrayList<>();
        for (JsonNode id : result.path("idlist")) {
            String text = id.asText("");
            if (!text.matches("[0-9]{1,18}")) {
                throw PollException.passing("PubMed's search gave the identifier \"" + text + "\"");
            }
            ids.add(text);
        }
        if (ids.size() != count) {
            throw PollException.passing("PubMed's search counts " + count + " and names " + ids.size());
        }
        ids.sort(BY_NUMBER);
        if (!position.cursor().isEmpty()) {
            ids.removeIf(id -> BY_NUMBER.compare(id, position.cursor()) <= 0);
        }
        if (ids.isEmpty()) {
            return position.next();
        }
        return position.at(position.cursor(), ids);
    }

    private static PollPosition smaller(PollPosition position, int count) throws PollException {
        LocalDate day = position.from();
        if (day.equals(position.to())) {
            throw PollException.lasting("PubMed finds " + count + " records on " + day + " alone, and shows at most "
                    + MOST_FOUND + ". Make the query narrower, or poll by the date on which records were added");
        }
        return position.halved();
    }

    private PollPosition fetched(PollPosition position, byte[] body) throws PollException {
        List<String> page = page(position);
        int tail = Math.min(TAIL, body.length);
        String end = new String(body, body.length - tail, tail, StandardCharsets.UTF_8).strip();
        if (!end.endsWith(END)) {
            throw PollException.passing(
                    "PubMed's answer of " + body.length + " bytes does not end as a set of articles");
        }
        List<String> rest = position.ids().subList(page.size(), position.ids().size());
        if (rest.isEmpty()) {
            return position.next();
        }
        return position.at(page.get(page.size() - 1), rest);
    }

    private List<String> page(PollPosition position) {
        return position.ids()
                .subList(0, Math.min(poll.pageSize(), position.ids().size()));
    }

    private String dateType() {
        return switch (poll.dates()) {
            case UPDATED -> "mdat";
            case ADDED -> "edat";
        };
    }

    private static JsonNode parse(byte[] body) throws PollException {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw PollException.passing("PubMed's search gave " + body.length + " bytes that are not JSON", e);
        }
    }
}
