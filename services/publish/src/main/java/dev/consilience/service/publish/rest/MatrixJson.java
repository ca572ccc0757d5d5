package dev.consilience.service.publish.rest;

import dev.consilience.service.publish.record.Matrix;
import jakarta.ws.rs.BadRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of the matrix as JSON shows it.
 *
 * @param rows agents
 * @param columns outcomes
 * @param cells those that hold a curated claim, row by row
 */
public record MatrixJson(List<Matrix.Header> rows, List<Matrix.Header> columns, List<CellJson> cells) {

    private static final int USUAL = 20;
    private static final int MOST = 100;

    /** A cell: the keys of its row and column, and what its claim amounts to. */
    public record CellJson(
            String row, String column, String claim, String verdict, String direction, double belief, int studies) {}

    static Matrix.View asked(
            Optional<String> agent, Optional<String> outcome, Optional<Integer> rows, Optional<Integer> columns) {
        return new Matrix.View(agent, outcome, bounded("rows", rows), bounded("columns", columns));
    }

    private static int bounded(String name, Optional<Integer> number) {
        int asked = number.orElse(USUAL);
        if (asked < 1 || asked > MOST) {
            throw new BadRequestException(name + " is 1 to " + MOST + ", not \"" + asked + "\"");
        }
        return asked;
    }

    static MatrixJson of(Matrix.Part part) {
        List<CellJson> cells = new ArrayList<>();
        for (Matrix.Header row : part.rows()) {
            for (Matrix.Header column : part.columns()) {
                Matrix.Cell cell =
                        part.cells().getOrDefault(row.key(), Map.of()).get(column.key());
                if (cell != null) {
                    cells.add(new CellJson(
                            row.key(),
                            column.key(),
                            cell.claim(),
                            cell.verdict().name(),
                            cell.direction().name(),
                            cell.belief(),
                            cell.studies()));
                }
            }
        }
        return new MatrixJson(part.rows(), part.columns(), cells);
    }
}
