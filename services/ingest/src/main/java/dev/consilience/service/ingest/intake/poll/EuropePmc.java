package dev.consilience.service.ingest.intake.poll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Europe PMC by its search, page by page along its cursor. The days are part of the query. */
final class EuropePmc implements PollProtocol {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String START = "*";

    private final Poll poll;

    EuropePmc(Poll poll) {
        this.poll = poll;
    }

    @Override
    public Request request(PollPosition position) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(
                "query",
                "(" + poll.query() + ") AND " + dateField() + ":[" + position.from() + " TO " + position.to() + "]");
        parameters.put("resultType", "core");
        parameters.put("format", "json");
        parameters.put("pageSize", Integer.toString(poll.pageSize()));
        parameters.put("cursorMark", cursor(position));
        return new Request("/webservices/rest/search", parameters, false);
    }

    @Override
    public Page read(PollPosition position, byte[] body) throws PollException {
        JsonNode answer = parse(body);
        if (!answer.has("hitCount")) {
            throw PollException.passing("Europe PMC's answer of " + body.length + " bytes has no hitCount: "
                    + answer.path("errMsg").asText("it does not say why"));
        }
        boolean articles = !answer.path("resultList").path("result").isEmpty();
        String next = answer.path("nextCursorMark").asText("");
        if (!articles || next.isEmpty() || next.equals(cursor(position))) {
            return new Page(position.next(), articles);
        }
        return new Page(position.at(next, List.of()), true);
    }

    private static String cursor(PollPosition position) {
        if (position.cursor().isEmpty()) {
            return START;
        }
        return position.cursor();
    }

    private String dateField() {
        return switch (poll.dates()) {
            case UPDATED -> "UPDATE_DATE";
            case ADDED -> "FIRST_IDATE";
        };
    }

    private static JsonNode parse(byte[] body) throws PollException {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw PollException.passing("Europe PMC gave " + body.length + " bytes that are not JSON", e);
        }
    }
}
