package dev.consilience.service.ingest.intake.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilience.service.ingest.intake.ExactlyOnceWriter;
import dev.consilience.service.ingest.intake.FakeKafka;
import dev.consilience.service.ingest.intake.IntakeReport;
import dev.consilience.service.ingest.intake.poll.StubLiterature.Fault;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PollRunnerTest {

    /** Late enough for the third of November to be over. */
    private static final Instant NOW = Instant.parse("2026-11-04T13:00:00Z");

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), 4);

    private final FakeKafka kafka = new FakeKafka();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<IntakeReport> committed = new ArrayList<>();
    private StubLiterature stub;

    @BeforeEach
    void start() throws IOException {
        stub = new StubLiterature();
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void readsEveryPageOfEveryDayThatIsOver() throws Exception {
        // Given
        stub.day("2026-11-01", List.of("9", "10", "1"));
        stub.day("2026-11-03", List.of("4", "5", "6", "7"));
        stub.day("2026-11-04", List.of("99"));

        // When
        runner(pubMed(), kafka.writer()).sweep(NOW);

        // Then
        assertThat(kafka.articles())
                .containsExactly("pmid:1", "pmid:4", "pmid:5", "pmid:6", "pmid:7", "pmid:9", "pmid:10");
        assertThat(stub.paths())
                .containsExactly("/esearch.fcgi", "/efetch.fcgi", "/efetch.fcgi", "/efetch.fcgi", "/efetch.fcgi");
    }

    @Test
    void saysWhoAsksAndKeepsToTheRate() throws Exception {
        // Given
        stub.day("2026-11-01", List.of("1", "2", "3"));

        // When
        runner(pubMed(), kafka.writer()).sweep(NOW);

        // Then
        assertThat(stub.requests()).allSatisfy(request -> assertThat(request)
                .containsEntry("tool", "consilience-test")
                .containsEntry("email", "somebody@example.org")
                .containsEntry("db", "pubmed"));
        assertThat(stub.requests().get(0))
                .containsEntry("datetype", "mdat")
                .containsEntry("mindate", "2026/11/01")
                .containsEntry("maxdate", "2026/11/03");
        assertThat(pauses).hasSize(stub.requests().size() - 1).containsOnly(Duration.ofMillis(350));
    }

    @Test
    void readsNoDayTwiceAndTheNextWhenItIsOver() throws Exception {
        // Given
        stub.day("2026-11-03", List.of("1"));
        PollRunner runner = runner(pubMed(), kafka.writer());
        runner.sweep(NOW);
        stub.day("2026-11-04", List.of("2"));
        int asked = stub.requests().size();
        runner.sweep(NOW.plus(Duration.ofHours(20)));
        assertThat(stub.requests()).hasSize(asked);

        // When
        runner.sweep(NOW.plus(Duration.ofHours(24)));

        // Then
        assertThat(kafka.articles()).containsExactly("pmid:1", "pmid:2");
    }

    @Test
    void halvesAWindowOfMoreThanPubMedShows() throws Exception {
        // Given
        List<String> first = ids(1, 6_000);
        List<String> third = ids(6_001, 12_000);
        stub.day("2026-11-01", first);
        stub.day("2026-11-03", third);
        Poll poll = poll(Poll.Service.PUBMED, 500);

        // When
        runner(poll, kafka.writer()).sweep(NOW);

        // Then
        assertThat(kafka.articles()).hasSize(12_000).doesNotHaveDuplicates();
        assertThat(stub.requests())
                .filteredOn(request -> request.containsKey("mindate"))
                .extracting(request -> request.get("mindate") + " " + request.get("maxdate"))
                .containsExactly("2026/11/01 2026/11/03", "2026/11/01 2026/11/02", "2026/11/03 2026/11/03");
    }

    @Test
    void saysWhenASingleDayHoldsMoreThanPubMedShows() {
        // Given
        stub.day("2026-11-02", ids(1, 10_000));

        // When
        PollRunner runner = runner(pubMed(), kafka.writer());

        // Then
        assertThatThrownBy(() -> runner.sweep(NOW))
                .isInstanceOf(PollException.class)
                .hasMessageContaining("10000 records on 2026-11-02 alone");
    }

    @Test
    void readsNothingWhereNothingIsFound() throws Exception {
        // When
        PollRunner runner = runner(pubMed(), kafka.writer());
        runner.sweep(NOW);

        // Then
        assertThat(kafka.articles()).isEmpty();
        assertThat(runner.position().from()).isEqualTo(LocalDate.of(2026, 11, 4));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"TOO_MANY", "BROKEN", "CUT_SHORT", "CONNECTION_LOST", "OTHER_CONTENT"})
    void triesAgainAfterAPassingFault(Fault fault) throws Exception {
        // Given
        stub.day("2026-11-01", List.of("1", "2", "3"));
        stub.fail(fault, fault);

        // When
        runner(pubMed(), kafka.writer()).sweep(NOW);

        // Then
        assertThat(kafka.articles()).containsExactly("pmid:1", "pmid:2", "pmid:3");
        assertThat(kafka.deadLetters()).isEmpty();
    }

    @Test
    void triesAPageAgainThatWasCutShort() throws Exception {
        // Given
        stub.day("2026-11-01", List.of("1", "2", "3"));
        PollRunner runner = runner(pubMed(), kafka.writer(), () -> {
            if (stub.requests().size() == 1) {
                stub.fail(Fault.CUT_SHORT);
            }
        });

        // When
        runner.sweep(NOW);

        // Then
        assertThat(kafka.articles()).containsExactly("pmid:1", "pmid:2", "pmid:3");
        assertThat(kafka.deadLetters()).isEmpty();
    }

    @Test
    void waitsAsLongAsTheServiceAsks() throws Exception {
        // Given
        stub.fail(Fault.TOO_MANY);

        // When
        runner(pubMed(), kafka.writer()).sweep(NOW);

        // Then
        assertThat(pauses).startsWith(Duration.ofSeconds(7));
    }

    @Test
    void givesUpAfterSomeTriesAndGoesOnAtTheSamePlaceNextTime() throws Exception {
        // Given
        stub.day("2026-11-01", List.of("1"));
        stub.fail(Fault.BROKEN, Fault.BROKEN, Fault.BROKEN, Fault.BROKEN);
        PollRunner runner = runner(pubMed(), kafka.writer());
        assertThatThrownBy(() -> runner.sweep(NOW))
                .isInstanceOf(PollException.class)
                .hasMessageContaining("2026-11-01 to 2026-11-03")
                .hasMessageContaining("answered 500")
                .hasMessageNotContaining("secret");
        assertThat(pauses)
                .filteredOn(pause -> !pause.equals(Duration.ofMillis(350)))
                .isSorted();

        // When
        runner.sweep(NOW);

        // Then
        assertThat(kafka.articles()).containsExactly("pmid:1");
    }

    @Test
    void doesNotTryAgainWhatIsRefused() {
        // Given
        stub.fail(Fault.REFUSED);

        // When
        PollRunner runner = runner(pubMed(), kafka.writer());

        // Then
        assertThatThrownBy(() -> runner.sweep(NOW)).hasMessageContaining("answered 400");
        assertThat(stub.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void losesAndDoublesNothingWhereverItIsKilled(int commitsBeforeKill) throws Exception {
        // Given
        stub.day("2026-11-01", List.of("1", "2", "3"));
        stub.day("2026-11-03", List.of("4", "5", "6", "7"));
        PollRunner killed = runner(pubMed(), kafka.writer(commitsBeforeKill));

        // When
        assertThatThrownBy(() -> killed.sweep(NOW)).isInstanceOf(KafkaException.class);
        // One that was taken has moved to another day meanwhile: counting pages would now leave one out.
        if (commitsBeforeKill > 0) {
            stub.day("2026-11-01", List.of("2", "3"));
        }
        runner(pubMed(), kafka.writer()).sweep(NOW);

        // Then
        assertThat(kafka.articles())
                .containsExactly("pmid:1", "pmid:2", "pmid:3", "pmid:4", "pmid:5", "pmid:6", "pmid:7");
        assertThat(committed.stream().mapToLong(IntakeReport::accepted).sum()).isEqualTo(7);
    }

    @Test
    void beginsAnewWithAnotherQuery() throws Exception {
        // Given
        stub.day("2026-11-01", List.of("1"));
        runner(pubMed(), kafka.writer()).sweep(NOW);
        Poll other = new Poll(
                "mtor",
                Poll.Service.PUBMED,
                "rapamycin",
                LocalDate.of(2026, 11, 1),
                Poll.Dates.ADDED,
                Duration.ofHours(1),
                2,
                Optional.of(stub.address()),
                "consilience-test",
                "",
                Optional.empty());

        // When
        runner(other, kafka.writer()).sweep(NOW);

        // Then
        assertThat(kafka.articles()).containsExactly("pmid:1", "pmid:1");
        assertThat(stub.requests())
                .filteredOn(each -> "rapamycin".equals(each.get("term")))
                .isNotEmpty();
    }

    @Test
    void followsTheCursorOfEuropePmc() throws Exception {
        // Given
        stub.day("2026-11-01", List.of("1", "2", "3"));
        stub.day("2026-11-02", List.of("4"));

        // When
        PollRunner runner = runner(poll(Poll.Service.EUROPEPMC, 2), kafka.writer());
        runner.sweep(NOW);

        // Then
        assertThat(kafka.articles()).containsExactly("pmid:1", "pmid:2", "pmid:3", "pmid:4");
        assertThat(stub.requests())
                .extracting(request -> request.get("cursorMark"))
                .containsExactly("*", "c2", "c4");
        assertThat(stub.requests().get(0).get("query"))
                .isEqualTo("(mTOR AND pain) AND UPDATE_DATE:[2026-11-01 TO 2026-11-03]");
        assertThat(runner.position().isDone()).isTrue();
    }

    @Test
    void goesOnAtTheCursorOfEuropePmcAfterAKill() {
        // Given
        stub.day("2026-11-01", List.of("1", "2", "3", "4", "5"));
        Poll poll = poll(Poll.Service.EUROPEPMC, 2);
        assertThatThrownBy(() -> runner(poll, kafka.writer(1)).sweep(NOW)).isInstanceOf(KafkaException.class);

        // When
        PollRunner restarted = runner(poll, kafka.writer());

        // Then
        assertThat(restarted.position().cursor()).isEqualTo("c2");
    }

    @Test
    void triesAgainWhenEuropePmcIsCutShort() throws Exception {
        // Given
        stub.day("2026-11-01", List.of("1"));
        stub.fail(Fault.CUT_SHORT, Fault.OTHER_CONTENT);

        // When
        PollRunner runner = runner(poll(Poll.Service.EUROPEPMC, 2), kafka.writer());
        runner.sweep(NOW);

        // Then
        assertThat(runner.position().isDone()).isTrue();
    }

    @Test
    void doesNotTellItsKey() {
        assertThat(pubMed().toString()).doesNotContain("secret").contains("mTOR AND pain");
    }

    private Poll pubMed() {
        return poll(Poll.Service.PUBMED, 2);
    }

    private Poll poll(Poll.Service service, int pageSize) {
        Optional<String> key = Optional.empty();
        return new Poll(
                "mtor",
                service,
                "mTOR AND pain",
                LocalDate.of(2026, 11, 1),
                Poll.Dates.UPDATED,
                Duration.ofHours(6),
                pageSize,
                Optional.of(stub.address()),
                "consilience-test",
                "somebody@example.org",
                key);
    }

    private PollRunner runner(Poll poll, ExactlyOnceWriter writer) {
        return runner(poll, writer, () -> {});
    }

    private PollRunner runner(Poll poll, ExactlyOnceWriter writer, Runnable whilePaused) {
        return new PollRunner(
                poll,
                writer,
                kafka.records(),
                Map.copyOf(kafka.positions()),
                BACKOFF,
                new Random(7),
                time -> {
                    pauses.add(time);
                    whilePaused.run();
                },
                committed::add,
                () -> false);
    }

    private static List<String> ids(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList();
    }
}
