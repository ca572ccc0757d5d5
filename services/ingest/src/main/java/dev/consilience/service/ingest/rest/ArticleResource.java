package dev.consilience.service.ingest.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilience.article.ArticleStatus;
import dev.consilience.article.SourceKind;
import dev.consilience.format.Hints;
import dev.consilience.service.ingest.app.IntakeMeters;
import dev.consilience.service.ingest.intake.IntakeRecords;
import dev.consilience.service.ingest.intake.IntakeReport;
import dev.consilience.service.ingest.intake.RecordReport;
import dev.consilience.service.ingest.rest.MultipartFiles.FilePart;
import dev.consilience.service.ingest.rest.Submissions.Place;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Takes articles in.
 *
 * <p>The body is a file as people have it, in any format that is read, compressed or not; what it is, is told by its
 * content. The query says what the file does not. The answer is 200 if all records were accepted, 207 if some were, 422 if
 * none was; in each case it says what became of every record. Whoever asks for {@code application/x-ndjson} gets 200 at
 * once, and a line for each record as it is confirmed; they must read while they send. A form may bring many files, and gets a
 * report on each.
 */
@Path("/articles")
public class ArticleResource {

    /** JSON lines. */
    static final String LINES = "application/x-ndjson";

    private static final Logger LOG = Logger.getLogger(ArticleResource.class);
    private static final String WAY = "http";
    private static final int MULTI_STATUS = 207;
    private static final int UNPROCESSABLE = 422;

    private final Producer<byte[], byte[]> producer;
    private final IntakeRecords records;
    private final IntakeMeters meters;
    private final Submissions submissions;
    private final ObjectMapper json;

    @Inject
    ArticleResource(
            Producer<byte[], byte[]> producer,
            IntakeRecords records,
            IntakeMeters meters,
            Submissions submissions,
            ObjectMapper json) {
        this.producer = producer;
        this.records = records;
        this.meters = meters;
        this.submissions = submissions;
        this.json = json;
    }

    /** What the query says of the input. */
    public static final class HintParameters {
        @RestQuery
        Optional<String> name = Optional.empty();

        @RestQuery
        Optional<String> url = Optional.empty();

        @RestQuery
        Optional<String> doi = Optional.empty();

        @RestQuery
        Optional<String> pmid = Optional.empty();

        @RestQuery
        Optional<String> status = Optional.empty();

        @RestQuery
        Optional<String> reason = Optional.empty();

        @RestQuery
        Optional<String> kind = Optional.empty();

        @RestQuery
        Optional<String> revision = Optional.empty();

        Hints hints(Optional<String> contentType) {
            return new Hints(
                    name,
                    url,
                    contentType,
                    doi,
                    pmid,
                    status.map(text -> constant(ArticleStatus.class, "status", text)),
                    reason,
                    kind.map(text -> constant(SourceKind.class, "kind", text)),
                    revision);
        }
    }

    /** Takes in a file. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces({MediaType.APPLICATION_JSON, LINES})
    @Blocking
    public Response post(
            InputStream received,
            @BeanParam HintParameters parameters,
            @Context HttpHeaders headers,
            @Context RoutingContext routing) {
        Optional<MediaType> type = Optional.ofNullable(headers.getMediaType());
        boolean isForm = type.filter(MediaType.MULTIPART_FORM_DATA_TYPE::isCompatible)
                .filter(each -> !each.isWildcardType())
                .isPresent();
        Hints hints = parameters.hints(Optional.ofNullable(headers.getHeaderString(HttpHeaders.CONTENT_TYPE)));
        InputStream body = new WholeBody(received, () -> isAnnounced(routing));
        Place place = submissions.enter();
        if (wantsLines(headers) && !isForm) {
            // Whatever becomes of the request, also if its sender is gone before the first line, the place is given
            // back.
            routing.addEndHandler(end -> place.close());
            StreamingOutput lines = output -> stream(body, hints, output, place);
            return Response.ok(lines, LINES).build();
        }
        try {
            if (isForm && type.isPresent()) {
                return postFiles(body, type.get(), parameters.hints(Optional.empty()));
            }
            IntakeReport report = submit(body, hints, record -> {});
            return Response.status(status(report.accepted(), report.refused()))
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(report)
                    .build();
        } finally {
            place.close();
        }
    }

    /** Whether there should be a body, as far as can be told: a sender who is gone has not said that there is none. */
    private static boolean isAnnounced(RoutingContext routing) {
        String length = routing.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return routing.response().closed() || (length != null && !length.equals("0"));
    }

    /** Takes in the files of a form, one behind the other as they come. */
    private Response postFiles(InputStream body, MediaType type, Hints hints) {
        String boundary = type.getParameters().get("boundary");
        if (boundary == null) {
            throw new BadRequestException("The content type of a form names its boundary; this one is " + type);
        }
        FilesReport.Gatherer gatherer = new FilesReport.Gatherer();
        try {
            MultipartFiles files = new MultipartFiles(body, boundary);
            for (Optional<FilePart> file = files.next(); file.isPresent(); file = files.next()) {
                FilePart part = file.get();
                Hints own = hints.withName(part.name());
                if (part.contentType().isPresent()) {
                    own = own.withContentType(part.contentType().get());
                }
                if (gatherer.isFull()) {
                    throw new BadRequestException("A form brings at most " + FilesReport.MOST_FILES
                            + " files. Those before " + part.name() + " have been taken; send the rest in another");
                }
                gatherer.add(part.name(), submit(part.content(), own, record -> {}));
            }
        } catch (IOException e) {
            throw new Submission.SenderGoneException(e);
        }
        FilesReport report = gatherer.report();
        if (report.files().isEmpty()) {
            throw new BadRequestException("The form has no file in it");
        }
        return Response.status(status(report.accepted(), report.refused()))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(report)
                .build();
    }

    private IntakeReport submit(InputStream body, Hints hints, Consumer<RecordReport> confirmed) {
        IntakeReport report = new Submission(producer, records, hints, confirmed).submit(body);
        meters.count(WAY, report);
        return report;
    }

    private void stream(InputStream body, Hints hints, OutputStream output, Place place) throws IOException {
        StreamedReport lines = new StreamedReport(output, json);
        try {
            lines.summary(submit(body, hints, lines::record));
        } catch (Submission.UnconfirmedException e) {
            LOG.error("Kafka did not take a submission", e);
            lines.problem(ProblemMapper.problem(e));
        } catch (Submission.SenderGoneException | UncheckedIOException e) {
            LOG.infof("Sender is gone: name=%s", hints.name().orElse(""));
        } finally {
            place.close();
        }
    }

    private static boolean wantsLines(HttpHeaders headers) {
        MediaType lines = MediaType.valueOf(LINES);
        return headers.getAcceptableMediaTypes().stream()
                .anyMatch(type ->
                        !type.isWildcardType() && lines.equals(new MediaType(type.getType(), type.getSubtype())));
    }

    private static int status(long accepted, long refused) {
        if (refused == 0) {
            return Response.Status.OK.getStatusCode();
        }
        if (accepted == 0) {
            return UNPROCESSABLE;
        }
        return MULTI_STATUS;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String parameter, String text) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text.toUpperCase(Locale.ROOT).replace('-', '_'))) {
                return constant;
            }
        }
        throw new BadRequestException(
                parameter + " is one of " + Arrays.toString(type.getEnumConstants()) + ", not \"" + text + "\"");
    }
}
