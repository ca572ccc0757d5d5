package dev.consilience.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.commandline.local.PortName;
import dev.consilience.stream.access.Roles;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A pipeline in which all have to sign in: what every role may do at every endpoint, by password and by token, and what becomes
 * of attacks. What is expected of the roles stands in deploy/SECURITY.md.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@ResourceLock(GuardedPipeline.NAME)
class AccessIT {

    private static final Tokens TOKENS = GuardedPipeline.TOKENS;
    private static final String PASSWORD = GuardedPipeline.PASSWORD;
    private static final String GUESS = "guessed-pass-word";
    private static final int FEEDS = GuardedPipeline.FEEDS;
    private static final int GUESSES = GuardedPipeline.GUESSES;
    private static final int IDLE_SECONDS = GuardedPipeline.IDLE_SECONDS;
    private static final String STILL_OPEN = "(and then nothing)";
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private static RunningPipeline pipeline;

    @BeforeAll
    static void start() throws Exception {
        pipeline = GuardedPipeline.get();
    }

    @AfterAll
    static void leave() {
        GuardedPipeline.leave();
    }

    private static String basic(String name) {
        return GuardedPipeline.basic(name);
    }

    private static String basic(String name, String password) {
        return GuardedPipeline.basic(name, password);
    }

    private static URI service(String name) {
        PortName port = Stream.of(PortName.values())
                .filter(each -> each.label().equals(name))
                .findFirst()
                .orElseThrow();
        return pipeline.instance(port, 1);
    }

    /** An answer's head, its body as far as it comes at once. */
    private record Answer(int status, Map<String, List<String>> headers, String body) {

        String header(String name) {
            return String.join(", ", headers.getOrDefault(name, List.of()));
        }
    }

    private static Answer ask(URI address, String method, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(60))
                .method(method, BodyPublishers.ofString(body));
        if (body.isEmpty()) {
            request.method(method, BodyPublishers.noBody());
        }
        for (int header = 0; header < headers.length; header += 2) {
            request.header(headers[header], headers[header + 1]);
        }
        HttpResponse<InputStream> answer = HTTP.send(request.build(), BodyHandlers.ofInputStream());
        try (InputStream content = answer.body()) {
            String text = "";
            // A feed goes on, and is closed.
            if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream")) {
                text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            }
            Map<String, List<String>> all = new LinkedHashMap<>();
            answer.headers().map().forEach((name, value) -> all.put(name.toLowerCase(Locale.ROOT), value));
            return new Answer(answer.statusCode(), all, text);
        }
    }

    private static Answer as(String authorization, SecurityPage.Row row) throws Exception {
        URI address = service(row.service()).resolve(row.path().replaceAll("\\{[^}]*}", "x"));
        if (authorization.isEmpty()) {
            return ask(address, row.method(), "");
        }
        return ask(address, row.method(), "", "Authorization", authorization);
    }

    @Test
    void everyRoleMayAtEveryEndpointWhatTheTableSaysByPasswordAndByToken() throws Exception {
        List<SecurityPage.Row> rows = SecurityPage.rows();
        assertThat(rows).hasSizeGreaterThan(50);
        List<String> wrong = new ArrayList<>();
        for (SecurityPage.Row row : rows) {
            expect(wrong, row, "nobody", row.may().get(0), as("", row), 401);
            for (int role = 0; role < Roles.ALL.size(); role++) {
                String name = Roles.ALL.get(role);
                boolean may = row.may().get(role + 1);
                expect(wrong, row, name + " by password", may, as(basic(name), row), 403);
                expect(wrong, row, name + " by token", may, as("Bearer " + TOKENS.of(name), row), 403);
            }
        }
        assertThat(wrong).as("answers that are not as the table has them").isEmpty();
    }

    private static void expect(
            List<String> wrong, SecurityPage.Row row, String who, boolean may, Answer answer, int refusal) {
        boolean isRefused = answer.status() == 401 || answer.status() == 403;
        boolean asExpected = answer.status() == refusal;
        if (may) {
            asExpected = !isRefused && answer.status() < 500;
        }
        if (!asExpected) {
            wrong.add(who + ": " + row + " answered " + answer.status() + " " + answer.body());
        }
    }

    @Test
    void whoeverIsWronglySignedInIsRefusedAtEveryKindOfEndpoint() throws Exception {
        Map<String, String> callers = new LinkedHashMap<>();
        callers.put("expired", "Bearer " + TOKENS.expired("curator"));
        callers.put("signature forged", "Bearer " + TOKENS.forged("curator"));
        callers.put("contents altered", "Bearer " + TOKENS.altered("reader", "curator"));
        callers.put("alg none", "Bearer " + TOKENS.unsigned("curator"));
        callers.put("public key as a secret", "Bearer " + TOKENS.signedByThePublicKey("curator"));
        callers.put("other audience", "Bearer " + TOKENS.forOthers("curator"));
        callers.put("other issuer", "Bearer " + TOKENS.ofAnotherIssuer("curator"));
        callers.put("no token", "Bearer x.y.z");
        callers.put("wrong password", basic("guessed", GUESS));
        callers.put("no such user", basic("nobody-of-that-name", GUESS));
        callers.put("no password", "Basic !!!");
        callers.put("no scheme", "Digest username=\"curator\"");
        List<SecurityPage.Row> kinds = List.of(
                new SecurityPage.Row("publish", "GET", "/claims", List.of()),
                new SecurityPage.Row("publish", "POST", "/decisions", List.of()),
                new SecurityPage.Row("publish", "GET", "/feed/changes", List.of()),
                new SecurityPage.Row("ingest", "POST", "/articles", List.of()),
                new SecurityPage.Row("ingest", "GET", "/dead-letters", List.of()),
                new SecurityPage.Row("extract", "GET", "/q/metrics", List.of()));
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, String> caller : callers.entrySet()) {
            for (SecurityPage.Row row : kinds) {
                Answer answer = as(caller.getValue(), row);
                if (answer.status() != 401 && answer.status() != 400) {
                    wrong.add(caller.getKey() + ": " + row + " answered " + answer.status());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aTokenWithoutARoleReadsNothing() throws Exception {
        Answer answer =
                ask(pipeline.publish().resolve("/claims"), "GET", "", "Authorization", "Bearer " + TOKENS.of("king"));

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void whoHasNotSignedInIsToldHow() throws Exception {
        Answer answer = ask(pipeline.publish().resolve("/"), "GET", "");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers().get("www-authenticate"))
                .anyMatch(way -> way.startsWith("Basic"))
                .anyMatch(way -> way.startsWith("Bearer"));
    }

    @Test
    void passwordsCannotBeTriedOneAfterTheOther() throws Exception {
        List<Integer> statuses = new ArrayList<>();
        while (!statuses.contains(429) && statuses.size() < 30) {
            statuses.add(ask(
                            pipeline.publish().resolve("/claims"),
                            "GET",
                            "",
                            "Authorization",
                            basic("a-name", GUESS + statuses.size()))
                    .status());
        }

        assertThat(statuses.subList(0, GUESSES)).containsOnly(401);
        assertThat(statuses).endsWith(429);
        assertThat(ask(pipeline.publish().resolve("/claims"), "GET", "", "Authorization", basic("reader"))
                        .status())
                .as("others from the same address")
                .isEqualTo(200);
    }

    @Test
    void aReaderHasOnlySoManyFeedsAtOnce() throws Exception {
        List<InputStream> feeds = new ArrayList<>();
        HttpRequest request = HttpRequest.newBuilder(pipeline.publish().resolve("/feed/changes"))
                .header("Authorization", basic("follower"))
                .build();
        try {
            for (int feed = 0; feed < FEEDS; feed++) {
                HttpResponse<InputStream> open = HTTP.send(request, BodyHandlers.ofInputStream());
                assertThat(open.statusCode()).isEqualTo(200);
                feeds.add(open.body());
            }
            HttpResponse<String> oneMore = HTTP.send(request, BodyHandlers.ofString());
            assertThat(oneMore.statusCode()).isEqualTo(429);
            assertThat(oneMore.headers().firstValue("Retry-After")).isPresent();
        } finally {
            for (InputStream feed : feeds) {
                feed.close();
            }
        }
        RunningPipeline.await(
                "there is room again",
                () -> ask(pipeline.publish().resolve("/feed/changes"), "GET", "", "Authorization", basic("follower"))
                                .status()
                        == 200);
    }

    @Test
    void whoHasHandedInTooMuchWaits() throws Exception {
        URI articles = pipeline.ingest().resolve("/articles?name=much.txt");
        String much = "Much\n\n" + "A paper about nothing at all. ".repeat(50_000);
        int first = ask(articles, "POST", much, "Authorization", basic("heavy")).status();

        Answer second = ask(articles, "POST", "A paper.", "Authorization", basic("heavy"));

        assertThat(first).isIn(200, 422);
        assertThat(second.status()).isEqualTo(429);
        assertThat(Integer.parseInt(second.header("retry-after"))).isPositive();
        assertThat(ask(articles, "POST", "A paper.", "Authorization", basic("submitter"))
                        .status())
                .as("others")
                .isIn(200, 422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//claims",
                "/./claims",
                "/x/../claims",
                "/claims/",
                "/claims;x=1",
                "/claims?x=/q/health/live",
                "/%63laims",
                "/q/health/live/../../../claims",
                "/q/health/live;/../../../claims",
                "/q/health/live%2f..%2f..%2f..%2fclaims",
                "/q/health/live%00/claims",
                "/q/health/live/%2e%2e/%2e%2e/%2e%2e/claims",
                "/q/../claims",
                "/page/../claims",
                "/q/health/",
                "/q/metrics/",
                "/q//metrics",
                "/q/dev-ui",
                "/q/openapi",
                "/openapi.json",
                "/nothing/of/the/kind"
            })
    void noWayOfWritingAPathGetsRoundSigningIn(String path) throws Exception {
        assertThat(statuses(raw(pipeline.publish(), get(path)))).isNotEmpty().isSubsetOf(401, 400, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/page/../application.properties",
                "/page/%2e%2e/%2e%2e/%2e%2e/application.properties",
                "/page/..%2f..%2f..%2fapplication.properties",
                "/page/..%5c..%5capplication.properties",
                "/page/....//....//application.properties",
                "/page//etc/passwd",
                "/exports/..%2f..%2f..%2fetc%2fpasswd",
                "/articles/../../../../etc/passwd"
            })
    void noPathLeadsToAFileThatIsNotServed(String path) throws Exception {
        String answer = raw(pipeline.publish(), get(path, "Authorization: " + basic("reader")));

        assertThat(statuses(answer)).isNotEmpty().isSubsetOf(400, 401, 403, 404);
        assertThat(answer).doesNotContain("quarkus.").doesNotContain("root:");
    }

    @Test
    void anotherMethodThanTheRequestsOwnIsNotTaken() throws Exception {
        URI decisions = pipeline.publish().resolve("/decisions?_method=POST&method=DELETE");

        assertThat(ask(decisions, "GET", "", "Authorization", basic("reader"), "X-HTTP-Method-Override", "POST")
                        .status())
                .isEqualTo(200);
        assertThat(ask(decisions, "POST", "{}", "Authorization", basic("reader"), "X-HTTP-Method-Override", "GET")
                        .status())
                .isEqualTo(403);
        assertThat(ask(pipeline.publish().resolve("/claims"), "TRACE", "", "Authorization", basic("operator"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void pagesOfOtherSitesCannotHaveABrowserDecideOrHandIn() throws Exception {
        URI decisions = pipeline.publish().resolve("/decisions");
        URI articles = pipeline.ingest().resolve("/articles");

        for (String[] where : new String[][] {
            {"Origin", "http://evil.example"},
            {"Origin", "null"},
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"}
        }) {
            assertThat(ask(
                                    decisions,
                                    "POST",
                                    "{}",
                                    "Authorization",
                                    basic("curator"),
                                    "Content-Type",
                                    "application/json",
                                    where[0],
                                    where[1])
                            .status())
                    .as(where[0] + " " + where[1])
                    .isEqualTo(403);
            assertThat(ask(articles, "POST", "A paper.", "Authorization", basic("submitter"), where[0], where[1])
                            .status())
                    .as(where[0] + " " + where[1])
                    .isEqualTo(403);
        }
        Answer foreign = ask(
                pipeline.publish().resolve("/claims"),
                "GET",
                "",
                "Authorization",
                basic("reader"),
                "Origin",
                "http://evil.example");
        assertThat(foreign.header("access-control-allow-origin"))
                .as("a page of another site may not read it")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1.nip.io", "localhost.evil.example:8080", "0.0.0.0"})
    void aNameThatAnotherSiteHasLeadHereIsNotAnswered(String host) throws Exception {
        for (String service : SecurityPage.SERVICES) {
            String answer = raw(
                    service(service),
                    "GET /claims HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\nAuthorization: "
                            + basic("operator") + "\r\n\r\n");
            assertThat(statuses(answer)).as(service).containsExactly(421);
        }
    }

    @Test
    void noSecondRequestIsSmuggledBehindAFirst() throws Exception {
        String own = pipeline.publish().getAuthority();
        String smuggled = "GET /claims HTTP/1.1\r\nHost: " + own + "\r\n\r\n";
        String both = "POST /decisions HTTP/1.1\r\nHost: " + own + "\r\nContent-Length: " + (5 + smuggled.length())
                + "\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled;
        String two = "POST /decisions HTTP/1.1\r\nHost: " + own + "\r\nContent-Length: 0\r\nContent-Length: "
                + smuggled.length() + "\r\n\r\n" + smuggled;
        String odd = "POST /decisions HTTP/1.1\r\nHost: " + own
                + "\r\nTransfer-Encoding: xchunked\r\nContent-Length: 0\r\n\r\n" + smuggled;

        for (String request : List.of(both, two, odd)) {
            assertThat(statuses(raw(pipeline.publish(), request)))
                    .as(request)
                    .isNotEmpty()
                    .isSubsetOf(400, 401, 501);
        }
    }

    @Test
    void noHeaderIsForgedByWhatIsSent() throws Exception {
        Answer asked = ask(
                pipeline.publish().resolve("/claims?agent=a%0d%0aX-Evil:%201%0d%0a%0d%0a"),
                "GET",
                "",
                "Authorization",
                basic("reader"));
        Answer named = ask(
                pipeline.publish().resolve("/claims"), "GET", "", "Authorization", basic("mary\r\nX-Evil: 1", GUESS));

        assertThat(asked.headers()).doesNotContainKey("x-evil");
        assertThat(named.status()).isEqualTo(401);
        assertThat(named.headers()).doesNotContainKey("x-evil");
    }

    @Test
    void headsThatAreTooLargeAreRefused() throws Exception {
        String large = "x".repeat(40_000);

        assertThat(statuses(raw(pipeline.publish(), get("/claims", "X-Large: " + large))))
                .isSubsetOf(400, 431);
        assertThat(statuses(raw(pipeline.publish(), get("/claims?x=" + large)))).isSubsetOf(400, 414, 431);
    }

    @Test
    void aSenderWhoIsTooSlowIsGivenUp() throws Exception {
        String body = raw(
                pipeline.ingest(),
                "POST /articles HTTP/1.1\r\nHost: " + pipeline.ingest().getAuthority() + "\r\nAuthorization: "
                        + basic("submitter") + "\r\nContent-Length: 100000\r\n\r\nA paper that");
        String head = raw(pipeline.publish(), "GET /claims HTTP/1.1\r\nHost: loc");

        assertThat(statuses(body)).isSubsetOf(400, 408);
        assertThat(body).as("given up").doesNotContain(STILL_OPEN);
        assertThat(statuses(head)).isSubsetOf(400, 408);
        assertThat(head).as("given up").doesNotContain(STILL_OPEN);
    }

    @Test
    void hostileJsonIsRefusedAndTellsNothingOfTheInside() throws Exception {
        Map<String, Integer> bodies = new LinkedHashMap<>();
        bodies.put("{", 400);
        bodies.put("[".repeat(5_000), 400);
        bodies.put("{\"act\":".repeat(5_000), 400);
        bodies.put("{\"claim\": " + "9".repeat(5_000) + "}", 400);
        bodies.put("{\"act\": \"COMMENT\", \"act\": \"ACCEPT\"}", 400);
        bodies.put("{\"act\": {\"@class\": \"java.lang.Runtime\"}}", 400);
        bodies.put("null", 400);
        bodies.put("{\"comment\": \"" + "x".repeat(2_000_000) + "\"}", 413);
        for (Map.Entry<String, Integer> body : bodies.entrySet()) {
            Answer answer = decide(body.getKey(), "application/json");
            String shown = body.getKey().substring(0, Math.min(60, body.getKey().length()));
            assertThat(answer.status()).as(shown).isEqualTo(body.getValue());
            assertTellsNothing(shown, answer);
        }
    }

    private static Answer decide(String body, String type) throws Exception {
        return ask(
                pipeline.publish().resolve("/decisions"),
                "POST",
                body,
                "Authorization",
                basic("curator"),
                "Content-Type",
                type);
    }

    @Test
    void errorsTellNothingOfTheInsideAndHaveTheHeadersToo() throws Exception {
        String operator = basic("operator");
        Map<String, Answer> answers = new LinkedHashMap<>();
        answers.put("404", ask(pipeline.publish().resolve("/none"), "GET", "", "Authorization", operator));
        answers.put(
                "404 of a claim", ask(pipeline.publish().resolve("/claims/x"), "GET", "", "Authorization", operator));
        answers.put("405", ask(pipeline.publish().resolve("/claims"), "PUT", "{}", "Authorization", operator));
        answers.put("415", decide("act=ACCEPT", "text/plain"));
        answers.put("400", ask(pipeline.publish().resolve("/claims?limit=x"), "GET", "", "Authorization", operator));
        answers.put("401", ask(pipeline.publish().resolve("/claims"), "GET", ""));
        answers.put("403", ask(pipeline.publish().resolve("/decisions"), "POST", "{}", "Authorization", operator));
        answers.put(
                "400 of ingest",
                ask(pipeline.ingest().resolve("/dead-letters/x"), "GET", "", "Authorization", operator));
        answers.put("404 of extract", ask(service("extract").resolve("/none"), "GET", "", "Authorization", operator));
        answers.put(
                "404 of reconcile", ask(service("reconcile").resolve("/none"), "GET", "", "Authorization", operator));
        answers.forEach((what, answer) -> {
            assertThat(answer.status()).as(what).isBetween(400, 499);
            assertTellsNothing(what, answer);
        });
    }

    private static void assertTellsNothing(String what, Answer answer) {
        assertThat(answer.body())
                .as(what)
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .doesNotContain("dev.consilience.")
                .doesNotContain("io.quarkus")
                .doesNotContain("jackson");
        assertThat(answer.header("content-security-policy")).as(what).contains("default-src 'none'");
        assertThat(answer.header("x-content-type-options")).as(what).isEqualTo("nosniff");
        assertThat(answer.header("referrer-policy")).as(what).isEqualTo("no-referrer");
        assertThat(answer.header("x-frame-options")).as(what).isEqualTo("DENY");
        assertThat(answer.header("server")).as(what).isEmpty();
    }

    @Test
    void noPasswordAndNoTokenIsInAnyLog() throws Exception {
        // Given failures that would be told of
        String token = TOKENS.forged("curator");
        ask(pipeline.publish().resolve("/claims"), "GET", "", "Authorization", basic("somebody", GUESS + "-in-a-log"));
        ask(pipeline.publish().resolve("/claims"), "GET", "", "Authorization", "Bearer " + token);
        ask(pipeline.ingest().resolve("/articles"), "POST", "A paper.", "Authorization", "Bearer " + token);
        decide("{", "application/json");

        // Then
        try (Stream<Path> logs = Files.list(pipeline.setup().folders().logs())) {
            Set<String> read = new TreeSet<>();
            for (Path log : logs.toList()) {
                String text = Files.readString(log);
                read.add(String.valueOf(log.getFileName()));
                assertThat(text)
                        .as(log.toString())
                        .doesNotContain(GUESS)
                        .doesNotContain(PASSWORD)
                        .doesNotContain(token.substring(token.lastIndexOf('.') + 1))
                        .doesNotContain(basic("curator").substring("Basic ".length()))
                        .doesNotContainIgnoringCase("authorization:");
            }
            assertThat(read).contains("ingest.log", "extract.log", "reconcile.log", "publish.log");
        }
        RunningPipeline.await("a failure is told of", () -> Files.readString(
                        pipeline.setup().folders().log("publish"))
                .contains("Sign-in failed"));
    }

    private static String get(String path, String... headers) {
        StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: "
                + pipeline.publish().getAuthority() + "\r\nConnection: close\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        return request.append("\r\n").toString();
    }

    /** Sends bytes as they are, and gives all that comes back until the service ends it, for twice as long as it lets a connection be idle. */
    private static String raw(URI service, String request) throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(2_000 * IDLE_SECONDS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            StringBuilder answer = new StringBuilder();
            byte[] buffer = new byte[8_192];
            try {
                InputStream input = socket.getInputStream();
                for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                    answer.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
                }
            } catch (SocketTimeoutException e) {
                answer.append(STILL_OPEN);
            } catch (IOException e) {
                // Cut off, which is an answer too.
                answer.append("(cut off)");
            }
            return answer.toString();
        }
    }

    /** Those of all answers that came. */
    private static Set<Integer> statuses(String answers) {
        Set<Integer> statuses = new TreeSet<>();
        answers.lines()
                .filter(line -> line.startsWith("HTTP/1."))
                .forEach(line -> statuses.add(Integer.parseInt(line.split(" ", 3)[1])));
        return statuses;
    }
}
