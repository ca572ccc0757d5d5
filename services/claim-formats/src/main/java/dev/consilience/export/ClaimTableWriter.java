package dev.consilience.export;

import dev.consilience.claim.Direction;
import dev.consilience.reconcile.CuratedClaim;
import dev.consilience.reconcile.Proposition;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A table with a line for each curated claim. */
final class ClaimTableWriter implements ClaimWriter {

    static final List<String> COLUMNS = List.of(
            "id",
            "agent_id",
            "agent",
            "manipulation",
            "outcome_id",
            "outcome",
            "verdict",
            "direction",
            "statement",
            "separated_by",
            "decided_by",
            "belief",
            "grade",
            "studies",
            "studies_increases",
            "studies_decreases",
            "studies_no_effect",
            "studies_affects",
            "claims",
            "articles",
            "secondary",
            "hedged",
            "rejected",
            "first_date",
            "last_date",
            "priors");

    private final TableOutput table;

    ClaimTableWriter(OutputStream output) {
        this.table = new TableOutput(output, TableOutput.Folding.ESCAPED);
    }

    @Override
    public void begin() throws IOException {
        table.header(COLUMNS);
    }

    @Override
    public void write(CuratedClaim claim, EvidenceSource evidence) throws IOException {
        Proposition proposition = claim.proposition();
        table.code(proposition.id().value())
                .code(proposition.agent().id().value())
                .text(proposition.agent().label())
                .code(proposition.manipulation().name())
                .code(proposition.outcome().id().value())
                .text(proposition.outcome().label())
                .code(claim.verdict().name())
                .code(claim.direction().name())
                .text(claim.statement())
                .text(ClaimFacts.separatedBy(claim))
                .code(claim.decidedBy().name())
                .number(ClaimFacts.weighed(claim, claim.direction()))
                .code(claim.grade().level().name())
                .number(claim.counts().studies());
        for (Direction direction : Direction.values()) {
            table.number(ClaimFacts.studies(claim, direction));
        }
        table.number(claim.counts().claims())
                .number(claim.counts().articles())
                .number(claim.counts().secondary())
                .number(claim.counts().hedged())
                .number(claim.counts().rejected())
                .text(claim.firstDate())
                .text(claim.lastDate())
                .text(claim.priors())
                .endLine();
    }

    @Override
    public void end() throws IOException {
        table.flush();
    }
}
