package dev.consilience.commandline.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Fetches exports. */
public final class ExportClient {

    /** For the answer's beginning; the rest takes as long as it takes. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int BUFFER = 64 * 1024;
    private static final int OK = 200;

    private final URI publish;
    private final Answers answers;
    private final ObjectMapper json = new ObjectMapper();

    public ExportClient(URI publish) {
        this(publish, Credentials.NONE);
    }

    public ExportClient(URI publish, Credentials credentials) {
        this.publish = publish;
        this.answers = new Answers(credentials);
    }

    /**
     * Passes an export on as it comes.
     *
     * @param format its name
     * @param filter query parameters; those without a value are not sent
     * @param output stays open
     * @throws ServiceException if the service refuses, the export is cut short, or the output takes no more; what was written
     *     until then is no whole export
     */
    public void export(String format, Map<String, String> filter, OutputStream output)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(Answers.address(publish, "/exports/" + format, filter))
                .timeout(PATIENCE)
                .build();
        HttpResponse<InputStream> response = answers.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() != OK) {
                throw Answers.problem(request.uri(), new Answers.Answer(response.statusCode(), problem(body)));
            }
            copy(request.uri(), body, output);
        }
    }

    private static void copy(URI address, InputStream body, OutputStream output) throws ServiceException {
        byte[] buffer = new byte[BUFFER];
        for (int count = read(address, body, buffer); count >= 0; count = read(address, body, buffer)) {
            write(output, buffer, count);
        }
    }

    private static int read(URI address, InputStream body, byte[] buffer) throws ServiceException {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            throw new ServiceException("The export from " + address.getAuthority() + " was cut short: " + e.getMessage()
                    + ". What was written is not whole: throw it away, and export again; publish's log says more.");
        }
    }

    private static void write(OutputStream output, byte[] buffer, int count) throws ServiceException {
        try {
            output.write(buffer, 0, count);
            output.flush();
        } catch (IOException e) {
            throw new ServiceException("The output took no more: " + e.getMessage()
                    + ". What was written is not whole; make room, or let its reader stay, and export again.");
        }
    }

    private JsonNode problem(InputStream body) throws IOException {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            return json.createObjectNode();
        }
    }
}
