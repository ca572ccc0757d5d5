package dev.consilience.service.publish.rest;

import dev.consilience.schema.ConceptRecord;
import dev.consilience.service.publish.record.Entities;
import dev.consilience.service.publish.record.RecordView;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What claims are about, and the matrix of agents by outcomes. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Entities", description = "What claims are about.")
public class EntityResource {

    private static final int USUAL_SUGGESTIONS = 10;
    private static final int MOST_SUGGESTIONS = 100;

    private final RecordView record;

    @Inject
    EntityResource(RecordView record) {
        this.record = record;
    }

    /** A concept, and how many curated claims there are of it as an agent or an outcome. */
    public record EntityJson(String id, String label, String kind, List<String> synonyms, int claims) {
        static EntityJson of(Entities.Suggestion suggestion) {
            ConceptRecord concept = suggestion.concept();
            return new EntityJson(
                    concept.getId(),
                    concept.getLabel(),
                    concept.getKind().name(),
                    concept.getSynonyms(),
                    suggestion.claims());
        }
    }

    /** A concept in its lineage. */
    public record LineageJson(
            String id, String label, String kind, List<String> synonyms, List<NameJson> broader, int narrower) {}

    /** A concept's id and name. */
    public record NameJson(String id, String label) {}

    /** What somebody who types may mean. */
    @GET
    @Path("entities")
    @Operation(summary = "What somebody who types may mean, that first on which there are most claims")
    public List<EntityJson> suggest(
            @RestQuery
                    @Parameter(description = "Words of a name, the last of which may be unfinished.", example = "temsi")
                    Optional<String> q,
            @RestQuery Optional<Integer> limit) {
        String text = q.orElseThrow(() -> new BadRequestException("q is missing: words of a name, as in q=temsi"));
        int most = limit.orElse(USUAL_SUGGESTIONS);
        if (most < 1 || most > MOST_SUGGESTIONS) {
            throw new BadRequestException("limit is 1 to " + MOST_SUGGESTIONS + ", not \"" + most + "\"");
        }
        return record.entities().suggest(text, most).stream()
                .map(EntityJson::of)
                .toList();
    }

    /** One concept. */
    @GET
    @Path("entities/{id}")
    @Operation(summary = "A concept, with what it is a kind of, and how many are kinds of it")
    public LineageJson entity(@RestPath String id) {
        ConceptRecord concept = record.concepts()
                .concept(id)
                .orElseThrow(() -> new NotFoundException("The vocabulary has no concept " + id));
        List<NameJson> broader = record.concepts().above(id).stream()
                .map(above -> new NameJson(
                        above,
                        record.concepts()
                                .concept(above)
                                .map(ConceptRecord::getLabel)
                                .orElse(above)))
                .toList();
        return new LineageJson(
                id,
                concept.getLabel(),
                concept.getKind().name(),
                concept.getSynonyms(),
                broader,
                record.concepts().under(id).size() - 1);
    }

    /** Agents by outcomes. */
    @GET
    @Path("matrix")
    @Operation(
            summary = "Agents by outcomes, at one level of the lineage",
            description = "What stands below a concept that is shown is shown when one looks into that concept.")
    public MatrixJson matrix(
            @RestQuery @Parameter(description = "The id of the concept of agents to look into.") Optional<String> agent,
            @RestQuery @Parameter(description = "The same for outcomes.") Optional<String> outcome,
            @RestQuery Optional<Integer> rows,
            @RestQuery Optional<Integer> columns) {
        return MatrixJson.of(record.matrix().part(MatrixJson.asked(agent, outcome, rows, columns)));
    }
}
