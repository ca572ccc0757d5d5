package dev.consilience.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each reader of a feed takes a place, of which one client has only so many. However it goes, the next may have it. */
class FeedPlacesTest {

    private static final String SLOW = "X-Sign-In";
    private static final int SIGNING_IN = -100;
    private static final long PATIENCE_S = 30;

    private final ClientLimits limits = new ClientLimits(new FewLimits(), new ManualClock());
    private final Vertx vertx = Vertx.vertx();
    private final Promise<Void> signingIn = Promise.promise();
    private final Promise<Void> behindTheGate = Promise.promise();
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        Router router = Router.router(vertx);
        new Gate(
                        new Access(
                                config(),
                                "consilience-publish",
                                "127.0.0.1",
                                Optional.of(Path.of("users")),
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        new SignInGuard(new FewLimits(), TimeMeter.SYSTEM_NANOTIME),
                        limits,
                        new KnownHosts(Optional.empty(), true),
                        false)
                .register(router);
        router.route().order(SIGNING_IN).handler(this::signIn);
        router.get("/feed/changes").handler(this::feed);
        server = await(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
    }

    @AfterEach
    void stop() throws Exception {
        await(vertx.close());
    }

    /** To look at a password takes its time, in which a reader may lose patience. */
    private void signIn(RoutingContext request) {
        signingIn.tryComplete();
        if (request.request().getHeader(SLOW) == null || request.response().closed()) {
            request.next();
        } else {
            vertx.setTimer(5, again -> signIn(request));
        }
    }

    /** An endless answer. Like the layer in which endpoints are written, it puts its own handler in the place of another. */
    private void feed(RoutingContext request) {
        HttpServerResponse answer = request.response();
        answer.closeHandler(closed -> {});
        if (!answer.closed()) {
            answer.setChunked(true).write("data: x\n\n");
        }
        behindTheGate.tryComplete();
    }

    private static AccessConfig config() {
        return new AccessConfig() {
            @Override
            public Optional<Boolean> required() {
                return Optional.of(true);
            }

            @Override
            public Optional<List<String>> hosts() {
                return Optional.empty();
            }

            @Override
            public Limits limits() {
                return new FewLimits();
            }
        };
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(PATIENCE_S, TimeUnit.SECONDS);
    }

    private HttpClient client(HttpVersion version) {
        return vertx.createHttpClient(
                new HttpClientOptions().setProtocolVersion(version).setHttp2ClearTextUpgrade(false));
    }

    private HttpClientRequest ask(HttpClient client) throws Exception {
        return await(client.request(HttpMethod.GET, server.actualPort(), "127.0.0.1", "/feed/changes"));
    }

    private void assertNobodyHasAPlace() throws InterruptedException, TimeoutException {
        long begin = System.nanoTime();
        while (limits.feeds() > 0) {
            if (System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(PATIENCE_S)) {
                throw new TimeoutException(limits.feeds() + " clients still have a place");
            }
            Thread.sleep(5);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void whoeverGoesWhileReadingGivesItsPlaceBack(HttpVersion version) throws Exception {
        HttpClient client = client(version);
        HttpClientRequest request = ask(client);
        assertThat(await(request.send()).statusCode()).isEqualTo(200);
        assertThat(limits.feeds()).isEqualTo(1);

        request.reset();

        assertNobodyHasAPlace();
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void whoeverHasGoneWhenItsPasswordIsFoundRightTakesNoPlace(HttpVersion version) throws Exception {
        HttpClient client = client(version);
        HttpClientRequest request = ask(client);
        request.putHeader(SLOW, "slow").send();
        await(signingIn.future());

        request.reset();

        await(behindTheGate.future());
        assertThat(limits.feeds()).isZero();
    }
}
