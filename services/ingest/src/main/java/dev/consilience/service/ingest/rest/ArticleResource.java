package dev.consilience.service.ingest.rest;

import dev.consilience.article.ArticleStatus;
import dev.consilience.article.SourceKind;
import dev.consilience.format.Hints;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Takes articles in.
 *
 * <p>The body is a file as people have it, in any format that is read, compressed or not; what it is, is told by its
 * content. The query says what the file does not. The answer is 200 if all records were accepted, 207 if some were, 422 if
 * none was; in each case it says what became of every record.
 */
@Path("/articles")
public class ArticleResource {

    private static final int MULTI_STATUS = 207;
    private static final int UNPROCESSABLE = 422;

    private final ArticleProducer producer;
    private final MeterRegistry meters;

    @Inject
    ArticleResource(ArticleProducer producer, MeterRegistry meters) {
        this.producer = producer;
        this.meters = meters;
    }

    /** Takes in a file. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Blocking
    public Response post(
            InputStream body,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) Optional<String> contentType,
            @RestQuery Optional<String> name,
            @RestQuery Optional<String> url,
            @RestQuery Optional<String> doi,
            @RestQuery Optional<String> pmid,
            @RestQuery Optional<String> status,
            @RestQuery Optional<String> reason,
            @RestQuery Optional<String> kind,
            @RestQuery Optional<String> revision) {
        Hints hints = new Hints(
                name,
                url,
                contentType,
                doi,
                pmid,
                status.map(text -> constant(ArticleStatus.class, "status", text)),
                reason,
                kind.map(text -> constant(SourceKind.class, "kind", text)),
                revision);
        SubmissionReport report =
                new Submission(producer.producer(), producer.values().serializer(), hints).submit(body);
        meters.counter("consilience.articles.accepted").increment(report.accepted());
        meters.counter("consilience.articles.refused").increment(report.refused());
        return Response.status(status(report)).entity(report).build();
    }

    private static int status(SubmissionReport report) {
        if (report.refused() == 0) {
            return Response.Status.OK.getStatusCode();
        }
        if (report.accepted() == 0) {
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
