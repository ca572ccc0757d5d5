package dev.consilience.export;

import dev.consilience.claim.EntityId;
import dev.consilience.claim.Manipulation;
import dev.consilience.reconcile.CuratedClaim;
import dev.consilience.reconcile.Proposition;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * KGX's table of edges: each curated claim once, in the direction that most studies stand on. KGX knows neither quotes nor
 * escapes. The list of publications comes last in its line, so that it can be written as the evidence comes.
 */
final class KgxEdgesWriter implements ClaimWriter {

    static final List<String> COLUMNS = List.of(
            "id",
            "category",
            "subject",
            "predicate",
            "object",
            "qualified_predicate",
            "subject_aspect_qualifier",
            "subject_direction_qualifier",
            "object_aspect_qualifier",
            "object_direction_qualifier",
            "negated",
            "knowledge_level",
            "agent_type",
            "primary_knowledge_source",
            "has_confidence_score",
            "evidence_count",
            "study_count",
            "manipulation",
            "verdict",
            "direction",
            "separated_by",
            "grade",
            "statement",
            "publications");

    private final TableOutput table;

    KgxEdgesWriter(OutputStream output) {
        this.table = new TableOutput(output, TableOutput.Folding.FOLDED);
    }

    @Override
    public void begin() throws IOException {
        table.header(COLUMNS);
    }

    @Override
    public void write(CuratedClaim claim, EvidenceSource evidence) throws IOException {
        Proposition proposition = claim.proposition();
        table.code(proposition.id().value())
                .code(Biolink.ASSOCIATION)
                .code(proposition.agent().id().value())
                .code(Biolink.AFFECTS)
                .code(proposition.outcome().id().value())
                .code(Biolink.qualifiedPredicate(claim.direction()))
                .code(subjectAspect(proposition))
                .code(Biolink.direction(proposition.manipulation()))
                .code(aspect(proposition.outcome().id()))
                .code(Biolink.direction(claim.direction()))
                .code(Boolean.toString(Biolink.negated(claim.direction())))
                .code(Biolink.KNOWLEDGE_LEVEL)
                .code(Biolink.AGENT_TYPE)
                .code(Biolink.KNOWLEDGE_SOURCE)
                .number(ClaimFacts.weighed(claim, claim.direction()))
                .number(claim.counts().claims())
                .number(claim.counts().studies())
                .code(proposition.manipulation().name())
                .code(claim.verdict().name())
                .code(claim.direction().name())
                .text(ClaimFacts.separatedBy(claim))
                .code(claim.grade().level().name())
                .text(claim.statement())
                .list();
        Set<String> cited = new HashSet<>();
        evidence.each(placement -> {
            String publication = Publication.of(placement.claim().article()).curie();
            if (!placement.isRejected() && cited.add(publication)) {
                table.item(publication);
            }
        });
        table.endLine();
    }

    @Override
    public void end() throws IOException {
        table.flush();
    }

    private static String subjectAspect(Proposition proposition) {
        if (proposition.manipulation() == Manipulation.NONE) {
            return "";
        }
        return aspect(proposition.agent().id());
    }

    private static String aspect(EntityId id) {
        if (PublicVocabulary.of(id, IriBase.NONE).hasAspects()) {
            return Biolink.ASPECT;
        }
        return "";
    }
}
