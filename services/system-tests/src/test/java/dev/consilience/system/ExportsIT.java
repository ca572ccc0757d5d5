package dev.consilience.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilience.export.ExportFormat;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What is exported is what is served, whole or as it is asked for. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@ResourceLock(RunningPipeline.SHARED)
class ExportsIT {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    private static String paper(String doi, String title, String text) {
        return title + "\n\nDOI: " + doi + "\nPublished: 2020-05-01\nKind: PRIMARY\n\n" + text + "\n";
    }

    @Test
    void exportsAreWhatIsServed() throws Exception {
        RunningPipeline pipeline = RunningPipeline.shared();
        pipeline.post(
                "",
                paper("10.5555/one", "=HYPERLINK(1) and the mouth", "Everolimus increased stomatitis in patients."));
        pipeline.post(
                "",
                paper(
                        "10.5555/two",
                        "The mouth <script>alert(1)</script>",
                        "Everolimus reduced stomatitis in <b>patients</b>."));
        pipeline.post("", paper("10.5555/three", "Third", "Morphine had no effect on hyperalgesia in rats."));
        pipeline.awaitSettled();
        RunningPipeline.await(
                "the claims are there",
                () -> pipeline.get("/claims?agent=everolimus")
                                .body()
                                .path("total")
                                .asInt()
                        > 0);

        Set<String> served = ids(pipeline.get("/claims?limit=1000").body().path("items"));
        assertThat(served).isNotEmpty();
        assertThat(column(get(pipeline, "/exports/tsv", "identity"))).isEqualTo(served);
        assertThat(column(get(pipeline, "/exports/tsv-evidence", "identity"))).isEqualTo(served);
        assertThat(column(get(pipeline, "/exports/kgx-edges", "identity"))).isEqualTo(served);
        assertThat(column(get(pipeline, "/exports/tsv?agent=everolimus", "identity")))
                .isEqualTo(ids(pipeline.get("/claims?agent=everolimus&limit=1000")
                        .body()
                        .path("items")));

        Set<String> inIndra = new TreeSet<>();
        for (JsonNode statement :
                json.readTree(get(pipeline, "/exports/indra", "identity").body())) {
            inIndra.add(statement
                    .at("/evidence/0/annotations/consilience/curated/id")
                    .asText());
        }
        assertThat(inIndra).isEqualTo(served);

        for (ExportFormat format : ExportFormat.values()) {
            HttpResponse<byte[]> plain = get(pipeline, "/exports/" + format.label(), "identity");
            assertThat(plain.statusCode()).isEqualTo(200);
            assertThat(plain.headers().firstValue("Content-Disposition"))
                    .contains("attachment; filename=\"" + format.fileName() + "\"");
            assertThat(unpacked(get(pipeline, "/exports/" + format.label(), "gzip")))
                    .isEqualTo(plain.body());
        }

        assertThat(pipeline.get("/exports/owl").status()).isEqualTo(404);
        assertThat(pipeline.get("/exports/owl").body().path("detail").asText()).contains("indra", "kgx", "tsv");
        assertThat(pipeline.get("/exports/tsv?verdict=odd").status()).isEqualTo(400);
    }

    private HttpResponse<byte[]> get(RunningPipeline pipeline, String path, String encoding) throws Exception {
        return http.send(
                HttpRequest.newBuilder(address(pipeline, path))
                        .header("Accept-Encoding", encoding)
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private static URI address(RunningPipeline pipeline, String path) {
        return pipeline.publish().resolve(path);
    }

    private static byte[] unpacked(HttpResponse<byte[]> response) throws Exception {
        if (response.headers().firstValue("Content-Encoding").isEmpty()) {
            return response.body();
        }
        try (InputStream input = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            return input.readAllBytes();
        }
    }

    private static Set<String> ids(JsonNode items) {
        Set<String> ids = new TreeSet<>();
        items.forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    /** The first column of a table, without its name. */
    private static Set<String> column(HttpResponse<byte[]> table) {
        Set<String> ids = new TreeSet<>();
        new String(table.body(), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .forEach(line -> ids.add(line.substring(0, line.indexOf('\t'))));
        return ids;
    }
}
