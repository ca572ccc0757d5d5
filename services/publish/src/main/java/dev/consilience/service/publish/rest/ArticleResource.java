package dev.consilience.service.publish.rest;

import dev.consilience.schema.ArticleRecord;
import dev.consilience.service.publish.record.RecordView;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Articles with their claims. */
@Path("/articles")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Articles", description = "Where the claims are from.")
public class ArticleResource {

    private final RecordView record;

    @Inject
    ArticleResource(RecordView record) {
        this.record = record;
    }

    /** One article, with its text and what it claims. */
    @GET
    @Path("{id: .+}")
    @Operation(summary = "An article, with its text and the claims in it")
    public ArticleJson article(
            @RestPath
                    @Parameter(
                            description = "Its key, or another of its names: doi:..., pmid:..., pmcid:...",
                            example = "doi:10.1016/j.pain.2011.07.025")
                    String id) {
        ArticleRecord article = record.articles()
                .article(id)
                .orElseThrow(() -> new NotFoundException("There is no article " + id
                        + "; one is named by its key, or as in doi:10.1016/j.pain.2011.07.025 or pmid:21871735"));
        return ArticleJson.of(article, record.evidence().of(article.getId()));
    }
}
