package dev.consilience.service.publish.page;

import dev.consilience.schema.ArticleRecord;
import dev.consilience.schema.ConceptRecord;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.schema.PlacedClaimRecord;
import dev.consilience.service.publish.record.ClaimHistory;
import dev.consilience.service.publish.record.ClaimQuery;
import dev.consilience.service.publish.record.ClaimSort;
import dev.consilience.service.publish.record.CuratedClaims;
import dev.consilience.service.publish.record.Found;
import dev.consilience.service.publish.record.Matrix;
import dev.consilience.service.publish.record.NotReadyException;
import dev.consilience.service.publish.record.RecordView;
import dev.consilience.stream.json.ClaimJson;
import dev.consilience.stream.json.CuratedClaimJson;
import dev.consilience.stream.json.DecisionJson;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The record as pages: asks the record for what a page shows, and hands it to the page's view. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class RecordPages {

    private static final int LINES = 50;
    private static final int QUOTES = 60;
    private static final int LATEST = 12;
    private static final int DECISIONS = 10;
    private static final int STORY = 20;
    private static final int MOST_INTERESTING = 8;
    private static final int MATRIX_ROWS = 40;
    private static final int MATRIX_COLUMNS = 30;
    private static final int PATH = 4;
    private static final int UNAVAILABLE = 503;
    private static final int BAD_REQUEST = 400;

    private final RecordView record;
    private final URI ingest;
    private final String kafka;
    private final URI registry;

    @Inject
    RecordPages(
            RecordView record,
            @ConfigProperty(name = "consilience.page.ingest") URI ingest,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka,
            @ConfigProperty(name = "consilience.registry.url") URI registry) {
        this.record = record;
        this.ingest = ingest;
        this.kafka = kafka;
        this.registry = registry;
    }

    @CheckedTemplate(basePath = "")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance front(FrontView view);

        static native TemplateInstance claims(ClaimsView view);

        static native TemplateInstance claim(ClaimView view);

        static native TemplateInstance conflicts(ConflictsView view);

        static native TemplateInstance matrix(MatrixView view);

        static native TemplateInstance article(ArticleView view);

        static native TemplateInstance history(HistoryView view);

        static native TemplateInstance add(AddView view);

        static native TemplateInstance subscribe(SubscribeView view);

        static native TemplateInstance problem(ProblemView view);
    }

    /** What changed lately, where studies differ, and the ways in. */
    @GET
    public TemplateInstance front() {
        ClaimQuery conflicts = ClaimQuery.all().onlyConflicts();
        Found<CuratedClaimRecord> interesting =
                record.claims().search(conflicts, ClaimSort.INTEREST, Optional.empty(), MOST_INTERESTING);
        return Templates.front(new FrontView(
                ClaimsView.Asked.NOTHING,
                ClaimsView.verdicts(""),
                Words.count(record.claims().count(ClaimQuery.all()), "curated claim", "curated claims")
                        + "; studies differ on " + interesting.total(),
                changes(record.history().latest(Optional.empty(), LATEST)),
                lines(interesting),
                now()));
    }

    /** All claims, or those searched for. */
    @GET
    @Path("view/claims")
    public TemplateInstance claims(
            @RestQuery Optional<String> agent,
            @RestQuery Optional<String> outcome,
            @RestQuery Optional<String> verdict,
            @RestQuery Optional<String> text,
            @RestQuery Optional<String> cursor) {
        ClaimsView.Asked asked = new ClaimsView.Asked(given(agent), given(outcome), given(verdict), given(text));
        ClaimSort order = ClaimSort.STUDIES;
        if (!asked.text().isEmpty()) {
            order = ClaimSort.RELEVANCE;
        }
        Found<CuratedClaimRecord> found =
                record.claims().search(ClaimQuery.of(asked.parameters()), order, cursor, LINES);
        return Templates.claims(ClaimsView.of(asked, found.total(), lines(found), found.next()));
    }

    /** One claim with its evidence and its story. */
    @GET
    @Path("view/claims/{id}")
    public TemplateInstance claim(@RestPath String id, @RestQuery Optional<String> cursor) {
        CuratedClaims.Versioned claim = record.claims()
                .versioned(id)
                .orElseThrow(() -> new NotFoundException("There is no curated claim " + id
                        + ". It never was, or its last evidence has gone: its history tells."));
        Found<PlacedClaimRecord> evidence = record.evidence().on(id, cursor, QUOTES);
        String more = evidence.next()
                .map(behind -> Addresses.with(Addresses.claim(id), "cursor", behind) + "#evidence")
                .orElse(null);
        return Templates.claim(ClaimView.of(
                CuratedClaimJson.of(claim.claim()),
                '"' + claim.version() + '"',
                evidence.items().stream().map(ClaimJson::of).toList(),
                decisions(evidence.items()),
                more,
                changes(record.history().of(id, Optional.empty(), STORY)),
                Instant.now()));
    }

    /** Claims on which studies differ, the most interesting first. */
    @GET
    @Path("view/conflicts")
    public TemplateInstance conflicts(@RestQuery Optional<String> cursor) {
        Found<CuratedClaimRecord> found =
                record.claims().search(ClaimQuery.all().onlyConflicts(), ClaimSort.INTEREST, cursor, LINES);
        return Templates.conflicts(new ConflictsView(
                Words.count(found.total(), "claim", "claims"),
                lines(found),
                found.next()
                        .map(behind -> Addresses.with("/view/conflicts", "cursor", behind))
                        .orElse(null),
                now()));
    }

    /** Agents by outcomes, all of them or those beneath a concept. */
    @GET
    @Path("view/matrix")
    public TemplateInstance matrix(@RestQuery Optional<String> agent, @RestQuery Optional<String> outcome) {
        MatrixView.Zoom zoom = new MatrixView.Zoom(given(agent), given(outcome));
        Matrix.Part part = record.matrix()
                .part(new Matrix.View(
                        Optional.of(zoom.agent()).filter(id -> !id.isEmpty()),
                        Optional.of(zoom.outcome()).filter(id -> !id.isEmpty()),
                        MATRIX_ROWS,
                        MATRIX_COLUMNS));
        boolean isCut = part.rows().size() == MATRIX_ROWS || part.columns().size() == MATRIX_COLUMNS;
        return Templates.matrix(MatrixView.of(
                zoom,
                path(zoom.agent()),
                path(zoom.outcome()),
                axes(part.rows()),
                axes(part.columns()),
                known(part),
                isCut,
                now()));
    }

    /** An article with its claims in its text. */
    @GET
    @Path("view/articles/{key:.+}")
    public TemplateInstance article(@RestPath String key) {
        ArticleRecord article = record.articles()
                .article(key)
                .orElseThrow(() -> new NotFoundException("There is no article " + key + " in the record."));
        Map<String, String> addresses = new HashMap<>();
        List<ClaimJson> claims = new ArrayList<>();
        for (PlacedClaimRecord placed : record.evidence().of(article.getId())) {
            ClaimJson claim = ClaimJson.of(placed);
            claims.add(claim);
            String proposition = placed.getProposition().getId();
            if (record.claims().claim(proposition).isPresent()) {
                addresses.put(claim.id(), Addresses.claim(proposition));
            }
        }
        return Templates.article(ArticleView.of(article, claims, addresses));
    }

    /** What changed: of one claim, by one article, or of all. */
    @GET
    @Path("view/changes")
    public TemplateInstance changes(
            @RestQuery Optional<String> claim,
            @RestQuery Optional<String> article,
            @RestQuery Optional<String> cursor) {
        HistoryView.Asked asked = new HistoryView.Asked(given(claim), given(article));
        Found<ClaimHistory.Change> found;
        if (!asked.claim().isEmpty()) {
            found = record.history().of(asked.claim(), cursor, LINES);
        } else if (!asked.article().isEmpty()) {
            found = record.history().broughtBy(asked.article(), cursor, LINES);
        } else {
            found = record.history().latest(cursor, LINES);
        }
        return Templates.history(HistoryView.of(asked, changes(found), found.next(), now()));
    }

    /** Where papers are added. */
    @GET
    @Path("view/add")
    public TemplateInstance add() {
        return Templates.add(new AddView(SecurityHeaders.origin(ingest), now()));
    }

    /** How to follow the record. */
    @GET
    @Path("view/subscribe")
    public TemplateInstance subscribe(@Context UriInfo here) {
        return Templates.subscribe(SubscribeView.of(here.getBaseUri(), kafka, registry));
    }

    @ServerExceptionMapper
    Response missing(NotFoundException missing) {
        return problem(Response.Status.NOT_FOUND.getStatusCode(), "Not here", String.valueOf(missing.getMessage()));
    }

    /** What came in the address is not what it should be: it says so itself. */
    @ServerExceptionMapper
    Response wrong(IllegalArgumentException wrong) {
        return problem(BAD_REQUEST, "That was not understood", String.valueOf(wrong.getMessage()));
    }

    @ServerExceptionMapper
    Response notYet(NotReadyException notYet) {
        return problem(UNAVAILABLE, "In a moment", "The record is being read in. Try again shortly.");
    }

    private static Response problem(int status, String title, String words) {
        Response.ResponseBuilder answer = Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE)
                .entity(Templates.problem(new ProblemView(title, words)).render());
        if (status == UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, 2);
        }
        return answer.build();
    }

    private static String now() {
        return Instant.now().toString();
    }

    /** The form sends an empty field for one that was left alone. */
    private static String given(Optional<String> field) {
        return field.map(String::strip).orElse("");
    }

    /** What curators said of claims, by the claims' keys. */
    private Map<String, List<DecisionJson>> decisions(List<PlacedClaimRecord> evidence) {
        Map<String, List<DecisionJson>> decisions = new HashMap<>();
        for (PlacedClaimRecord placed : evidence) {
            String claim = placed.getClaim().getId();
            decisions.put(
                    claim,
                    record.claimDecisions().on(claim, Optional.empty(), DECISIONS).items().stream()
                            .map(DecisionJson::of)
                            .toList());
        }
        return decisions;
    }

    private static List<ClaimLine> lines(Found<CuratedClaimRecord> found) {
        return found.items().stream()
                .map(CuratedClaimJson::of)
                .map(ClaimLine::of)
                .toList();
    }

    private static List<ChangeLine> changes(Found<ClaimHistory.Change> found) {
        return found.items().stream()
                .map(change -> ChangeLine.of(change.record(), change.time()))
                .toList();
    }

    private static List<MatrixView.Axis> axes(List<Matrix.Header> headers) {
        return headers.stream()
                .map(header -> new MatrixView.Axis(header.key(), header.id(), header.label(), header.opens()))
                .toList();
    }

    private static List<MatrixView.Known> known(Matrix.Part part) {
        List<MatrixView.Known> known = new ArrayList<>();
        part.cells()
                .forEach((row, cells) ->
                        cells.forEach((column, cell) -> known.add(MatrixView.Known.of(row, column, cell))));
        return known;
    }

    /** The concept, behind those that it is a kind of, the broadest first. */
    private List<MatrixView.Axis> path(String id) {
        if (id.isEmpty()) {
            return List.of();
        }
        List<String> path = new ArrayList<>();
        path.add(id);
        record.concepts().above(id).stream().limit(PATH).forEach(path::add);
        Collections.reverse(path);
        return path.stream()
                .map(each -> new MatrixView.Axis(
                        each,
                        each,
                        record.concepts()
                                .concept(each)
                                .map(ConceptRecord::getLabel)
                                .orElse(each),
                        true))
                .toList();
    }
}
