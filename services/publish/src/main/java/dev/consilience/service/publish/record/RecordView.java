package dev.consilience.service.publish.record;

import dev.consilience.schema.ArticleRecord;
import dev.consilience.schema.ClaimChangedRecord;
import dev.consilience.schema.ConceptRecord;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.schema.DecisionRecord;
import dev.consilience.schema.PlacedClaimRecord;
import dev.consilience.stream.KafkaConnection;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.watch.Pace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * All that is published, as this instance has it on its own disk.
 *
 * <pre>{@code
 * RecordView view = RecordView.open(folder, kafka, serdes, Pace.FOLLOWING);
 * view.claims().search(ClaimQuery.all(), ClaimSort.STUDIES, Optional.empty(), 10);
 * }</pre>
 */
public final class RecordView implements AutoCloseable {

    private static final int MOST_WAITING = 50;

    private final List<TopicView<?>> views;
    private final TopicEnds ends;
    private final CatchUp catchUp;
    private final CuratedClaims claims;
    private final Evidence evidence;
    private final Articles articles;
    private final ClaimHistory history;
    private final Concepts concepts;
    private final Entities entities;
    private final Matrix matrix;
    private final Decisions claimDecisions;
    private final Decisions verdictDecisions;

    private RecordView(Opener opener) {
        Mirror<CuratedClaimRecord> ofClaims = CuratedClaims.mirror();
        Mirror<PlacedClaimRecord> ofEvidence = Evidence.mirror();
        Mirror<ArticleRecord> ofArticles = Articles.mirror();
        Mirror<ClaimChangedRecord> ofChanges = ClaimHistory.mirror();
        Mirror<ConceptRecord> ofConcepts = Concepts.mirror();
        TopicView<CuratedClaimRecord> claimView = opener.open(ofClaims);
        TopicView<PlacedClaimRecord> evidenceView = opener.open(ofEvidence);
        TopicView<ArticleRecord> articleView = opener.open(ofArticles);
        TopicView<ClaimChangedRecord> changeView = opener.open(ofChanges);
        TopicView<ConceptRecord> conceptView = opener.open(ofConcepts);
        Mirror<DecisionRecord> ofClaimDecisions = Decisions.mirror(TopicCatalogue.CLAIM_DECISIONS);
        Mirror<DecisionRecord> ofVerdictDecisions = Decisions.mirror(TopicCatalogue.PROPOSITION_DECISIONS);
        TopicView<DecisionRecord> claimDecisionView = opener.open(ofClaimDecisions);
        TopicView<DecisionRecord> verdictDecisionView = opener.open(ofVerdictDecisions);
        this.views = List.of(
                claimView, evidenceView, articleView, changeView, conceptView, claimDecisionView, verdictDecisionView);
        this.ends = new TopicEnds(opener.kafka());
        this.catchUp =
                new CatchUp(ends, views.stream().<Shown>map(TopicView::shown).toList(), MOST_WAITING);
        this.claimDecisions = new Decisions(claimDecisionView, ofClaimDecisions);
        this.verdictDecisions = new Decisions(verdictDecisionView, ofVerdictDecisions);
        this.concepts = new Concepts(conceptView, ofConcepts);
        this.evidence = new Evidence(evidenceView, ofEvidence);
        this.articles = new Articles(articleView, ofArticles);
        this.history = new ClaimHistory(changeView, ofChanges, concepts);
        this.claims = new CuratedClaims(claimView, ofClaims, concepts, evidence);
        this.entities = new Entities(concepts, claims);
        this.matrix = new Matrix(claims, concepts);
    }

    private record Opener(Path folder, KafkaConnection kafka, RecordSerdes serdes, Pace pace) {
        <V extends SpecificRecord> TopicView<V> open(Mirror<V> mirror) {
            return new TopicView<>(mirror, folder.resolve(mirror.topic().name()), kafka, serdes, pace);
        }
    }

    /**
     * Begins to follow the topics. Until what was there is read, questions are answered with a {@link NotReadyException}.
     *
     * @param folder where it is kept; nobody else's. It can be deleted while nothing runs, and is made anew
     * @param kafka the cluster
     * @param serdes how values are read
     * @param pace how soon questions are to be answered with what has come
     */
    public static RecordView open(Path folder, KafkaConnection kafka, RecordSerdes serdes, Pace pace) {
        RecordView view = new RecordView(new Opener(folder, kafka, serdes, pace));
        view.views.forEach(TopicView::start);
        return view;
    }

    /** The topics of which not all can be seen yet that was there when following began. */
    public List<String> notReady() {
        return views.stream()
                .filter(view -> !view.isReady())
                .map(TopicView::name)
                .toList();
    }

    /**
     * Waits until questions are answered with all that was on the topics when this was called.
     *
     * @param atMost when to give up, from now
     * @return whether they are; not while it is being restored, nor if many wait already
     * @throws KafkaException if the brokers do not tell where the topics end
     * @throws InterruptException if the thread is interrupted
     */
    public boolean catchUp(Duration atMost) {
        try {
            return catchUp.await(atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw new KafkaException("The brokers do not tell where the topics end", e.getCause());
        }
    }

    /** The curated claims. */
    public CuratedClaims claims() {
        return claims;
    }

    /** The evidence on them. */
    public Evidence evidence() {
        return evidence;
    }

    /** The articles that it is from. */
    public Articles articles() {
        return articles;
    }

    /** How the curated claims came to be what they are. */
    public ClaimHistory history() {
        return history;
    }

    /** The concepts of the vocabulary. */
    public Concepts concepts() {
        return concepts;
    }

    /** What claims are about, by name. */
    public Entities entities() {
        return entities;
    }

    /** Agents by outcomes. */
    public Matrix matrix() {
        return matrix;
    }

    /** The decisions on claims that stand. */
    public Decisions claimDecisions() {
        return claimDecisions;
    }

    /** The decisions on propositions and their verdicts that stand. */
    public Decisions verdictDecisions() {
        return verdictDecisions;
    }

    @Override
    public void close() {
        views.forEach(TopicView::close);
        ends.close();
    }
}
