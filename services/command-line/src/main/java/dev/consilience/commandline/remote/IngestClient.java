package dev.consilience.commandline.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Posts papers. */
public final class IngestClient {

    /** A yearly file of PubMed takes minutes. */
    private static final Duration PATIENCE = Duration.ofHours(2);

    private static final int OK = 200;
    private static final int PARTLY = 207;
    private static final int REFUSED = 422;

    private final URI ingest;
    private final Answers answers = new Answers();

    public IngestClient(URI ingest) {
        this.ingest = ingest;
    }

    /**
     * What became of one record.
     *
     * @param article the key of an accepted one, or empty
     * @param code of a refused one, or empty
     */
    public record RecordResult(String place, boolean accepted, String article, String code, String reason) {}

    /**
     * What became of one input.
     *
     * @param records one by one, as many as the service names
     * @param json the answer as it came
     */
    public record Result(int accepted, int refused, List<RecordResult> records, String json) {

        public Result {
            records = List.copyOf(records);
        }
    }

    /**
     * Posts one input.
     *
     * @param hints query parameters; those without a value are not sent
     */
    public Result post(HttpRequest.BodyPublisher body, Map<String, String> hints)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(Answers.address(ingest, "/articles", hints))
                .timeout(PATIENCE)
                .header("Content-Type", "application/octet-stream")
                .POST(body)
                .build();
        Answers.Answer answer = answers.json(request);
        boolean report = answer.status() == OK || answer.status() == PARTLY || answer.status() == REFUSED;
        if (!report || !answer.body().has("records")) {
            throw Answers.problem(request, answer);
        }
        List<RecordResult> records = new ArrayList<>();
        for (JsonNode record : answer.body().path("records")) {
            records.add(new RecordResult(
                    record.path("place").asText(""),
                    record.path("outcome").asText("").equals("ACCEPTED"),
                    record.path("article").asText(""),
                    record.path("code").asText(""),
                    record.path("reason").asText("")));
        }
        return new Result(
                answer.body().path("accepted").asInt(),
                answer.body().path("refused").asInt(),
                records,
                answer.body().toString());
    }
}
