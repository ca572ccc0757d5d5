package dev.consilience.export;

import dev.consilience.claim.Claim;
import dev.consilience.claim.Dimension;
import dev.consilience.claim.Judgement;
import dev.consilience.claim.Quote;
import dev.consilience.claim.Ruling;
import dev.consilience.reconcile.CuratedClaim;
import dev.consilience.reconcile.Placement;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** A table with a line for each piece of evidence on each curated claim, what curators rejected among it. */
final class EvidenceTableWriter implements ClaimWriter {

    static final List<String> COLUMNS = columns();

    private final TableOutput table;

    EvidenceTableWriter(OutputStream output) {
        this.table = new TableOutput(output, TableOutput.Folding.ESCAPED);
    }

    @Override
    public void begin() throws IOException {
        table.header(COLUMNS);
    }

    @Override
    public void write(CuratedClaim claim, EvidenceSource evidence) throws IOException {
        evidence.each(this::write);
    }

    @Override
    public void end() throws IOException {
        table.flush();
    }

    private void write(Placement placement) throws IOException {
        Claim claim = placement.claim();
        Quote quote = claim.quote();
        Judgement judgement = placement.judgement();
        table.code(placement.proposition().id().value())
                .code(claim.id().value())
                .text(claim.article().value())
                .text(claim.revision())
                .code(claim.articleStatus().name())
                .text(claim.study().value())
                .code(claim.sourceKind().name())
                .code(claim.studyKind().name())
                .text(claim.date())
                .code(placement.direction().name())
                .code(claim.agent().entity().id().value())
                .text(claim.agent().entity().label())
                .code(claim.agent().manipulation().name())
                .code(placement.agentBridge().name())
                .code(claim.direction().name())
                .code(claim.outcome().entity().id().value())
                .text(claim.outcome().entity().label())
                .code(placement.outcomeBridge().name())
                .code(claim.certainty().name());
        for (Dimension dimension : Dimension.values()) {
            table.text(claim.context().value(dimension).orElse(""));
        }
        table.text(quote.section())
                .number(quote.sentence().start())
                .number(quote.sentence().end())
                .text(quote.text())
                .text(claim.rule())
                .text(claim.vocabulary())
                .code(judgement.ruling().name())
                .code(judgement.reason().map(Enum::name).orElse(""))
                .text(judgement.by())
                .code(time(judgement))
                .endLine();
    }

    private static String time(Judgement judgement) {
        if (judgement.ruling() == Ruling.NONE) {
            return "";
        }
        return judgement.at().toString();
    }

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of(
                "id",
                "claim",
                "article",
                "revision",
                "article_status",
                "study",
                "source_kind",
                "study_kind",
                "date",
                "direction",
                "stated_agent_id",
                "stated_agent",
                "manipulation",
                "agent_bridge",
                "stated_direction",
                "stated_outcome_id",
                "stated_outcome",
                "outcome_bridge",
                "certainty"));
        for (Dimension dimension : Dimension.values()) {
            columns.add("context_" + dimension.label());
        }
        columns.addAll(List.of(
                "section", "start", "end", "quote", "rule", "vocabulary", "ruling", "reason", "ruled_by", "ruled_at"));
        return List.copyOf(columns);
    }
}
