package dev.consilience.service.publish.page;

import dev.consilience.service.publish.record.Matrix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Agents by outcomes, as their page shows them: in each cell what the agent does to the outcome.
 *
 * <p>The colour of a cell is that of its direction, the stronger the more it is believed; the verdict is a sign beside it where
 * studies differ. Both stand in words in the cell's name.
 *
 * @param agentPath the agents that the rows lie under, the broadest first; empty at the top
 * @param outcomePath the outcomes that the columns lie under
 * @param columns the outcomes
 * @param rows the agents with their cells
 * @param cut what is left out, in words; empty if nothing is
 * @param now what time it is here, in ISO form
 */
record MatrixView(
        List<Heading> agentPath,
        List<Heading> outcomePath,
        List<Heading> columns,
        List<Row> rows,
        String cut,
        String now) {

    /** Belief is shown in so many steps. */
    private static final int STEPS = 4;

    public MatrixView {
        agentPath = List.copyOf(agentPath);
        outcomePath = List.copyOf(outcomePath);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * An agent or an outcome.
     *
     * @param label its name
     * @param address the matrix beneath it
     */
    record Heading(String label, String address) {}

    /** An agent with a cell for each column. */
    record Row(Heading agent, List<Cell> cells) {}

    /**
     * What an agent does to an outcome.
     *
     * @param key the claim; empty where nobody claims anything
     * @param address its page
     * @param kinds by which the style sheet knows direction and belief
     * @param direction by which the shape is known
     * @param verdict the verdict's name where studies differ, or there are hints only; empty where all agree
     * @param words all of it
     * @param studies how many there are
     */
    record Cell(String key, String address, String kinds, String direction, String verdict, String words, int studies) {

        private static final Cell EMPTY = new Cell("", "", "", "", "", "", 0);
    }

    /** What is known of a cell: by the keys of its row and its column. */
    record Known(
            String claim, String agent, String outcome, String verdict, String direction, double belief, int studies) {

        static Known of(String row, String column, Matrix.Cell cell) {
            return new Known(
                    cell.claim(),
                    row,
                    column,
                    cell.verdict().name(),
                    cell.direction().name(),
                    cell.belief(),
                    cell.studies());
        }
    }

    /**
     * An agent or an outcome.
     *
     * @param key names it among the others
     * @param id its concept
     * @param label its name
     * @param opens whether something lies beneath it
     */
    record Axis(String key, String id, String label, boolean opens) {}

    /**
     * The page.
     *
     * @param zoom what is looked into
     * @param agentPath the agents that lead there, the broadest first
     * @param outcomePath the outcomes that do
     * @param isCut whether there are more rows or columns than these
     */
    static MatrixView of(
            Zoom zoom,
            List<Axis> agentPath,
            List<Axis> outcomePath,
            List<Axis> agents,
            List<Axis> outcomes,
            List<Known> known,
            boolean isCut,
            String now) {
        String cut = "";
        if (isCut) {
            cut = "Only those with the most studies are shown: look into one of them, or search, for the rest.";
        }
        return new MatrixView(
                agentPath.stream()
                        .map(each -> new Heading(each.label(), zoom.intoAgent(each.id())))
                        .toList(),
                outcomePath.stream()
                        .map(each -> new Heading(each.label(), zoom.intoOutcome(each.id())))
                        .toList(),
                outcomes.stream().map(each -> outcome(each, zoom)).toList(),
                rows(agents, outcomes, known, zoom),
                cut,
                now);
    }

    /** Into what lies beneath it, or else to its claims. */
    private static Heading agent(Axis axis, Zoom zoom) {
        if (axis.opens()) {
            return new Heading(axis.label(), zoom.intoAgent(axis.id()));
        }
        return new Heading(axis.label(), Addresses.with("/view/claims", "agent", axis.id()));
    }

    private static Heading outcome(Axis axis, Zoom zoom) {
        if (axis.opens()) {
            return new Heading(axis.label(), zoom.intoOutcome(axis.id()));
        }
        return new Heading(axis.label(), Addresses.with("/view/claims", "outcome", axis.id()));
    }

    /** The rows of a matrix: for each agent, in order, what is known of each outcome, in order. */
    private static List<Row> rows(List<Axis> agents, List<Axis> outcomes, List<Known> known, Zoom zoom) {
        Map<String, Known> cells = new HashMap<>();
        known.forEach(each -> cells.put(each.agent() + " " + each.outcome(), each));
        List<Row> rows = new ArrayList<>();
        for (Axis agent : agents) {
            List<Cell> row = new ArrayList<>();
            for (Axis outcome : outcomes) {
                Known cell = cells.get(agent.key() + " " + outcome.key());
                if (cell == null) {
                    row.add(Cell.EMPTY);
                } else {
                    row.add(cell(cell, agent.label(), outcome.label()));
                }
            }
            rows.add(new Row(agent(agent, zoom), row));
        }
        return rows;
    }

    /** Where the matrix beneath an agent or an outcome is, from the one that is shown. */
    record Zoom(String agent, String outcome) {

        String intoAgent(String id) {
            return address(id, outcome);
        }

        String intoOutcome(String id) {
            return address(agent, id);
        }

        private static String address(String agent, String outcome) {
            String address = "/view/matrix";
            if (!agent.isEmpty()) {
                address = Addresses.with(address, "agent", agent);
            }
            if (!outcome.isEmpty()) {
                address = Addresses.with(address, "outcome", outcome);
            }
            return address;
        }
    }

    private static Cell cell(Known known, String agent, String outcome) {
        String verdict = known.verdict();
        if (verdict.equals("CONSISTENT")) {
            verdict = "";
        }
        // Belief below a quarter is still something: the faintest step is one, not none.
        int step = Math.min(STEPS, (int) (known.belief() * STEPS) + 1);
        String direction = Words.directionClass(known.direction());
        return new Cell(
                known.claim(),
                Addresses.claim(known.claim()),
                direction + " belief-" + step,
                direction,
                verdict,
                agent + " " + Words.verb(known.direction()) + " " + outcome + ": " + Words.verdict(known.verdict())
                        + ", believed " + Words.figure(known.belief()) + ", "
                        + Words.count(known.studies(), "study", "studies"),
                known.studies());
    }
}
