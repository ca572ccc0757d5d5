package dev.consilience.service.publish.page;

import dev.consilience.article.SourceKind;
import dev.consilience.stream.json.ClaimJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The studies on a claim, drawn: a band a stratum, in it a shape a study, at the year in which the study was first heard of.
 *
 * <p>The shape and its colour say the direction, the filling how the study was done; a study that found different things in
 * one stratum has a shape for each. The same stands in {@link #rows} in words, for whoever cannot see the drawing.
 *
 * @param variable the context variable by which the strata are told apart; empty if there is one band for all
 * @param width of the drawing, in its own units
 * @param height of the drawing
 * @param bands the strata, those that the curated claim names first and in its order
 * @param ticks years along the bottom
 * @param rows the same as a table, a row a shape
 */
record StudyPlot(
        String variable, int width, int height, List<BandView> bands, List<TickView> ticks, List<RowView> rows) {

    /** More years than this have a tick each so many. */
    private static final int MOST_TICKS = 9;

    private static final int WIDTH = 640;
    private static final int LEFT = 16;
    private static final int STEP = 18;
    private static final int LABEL = 24;
    private static final int PADDING = 8;
    private static final int AXIS = 28;
    private static final int NO_YEAR = Integer.MIN_VALUE;
    private static final String NOT_RECORDED = "not recorded";

    public StudyPlot {
        bands = List.copyOf(bands);
        ticks = List.copyOf(ticks);
        rows = List.copyOf(rows);
    }

    /** A stratum: its name, where the name stands, where the band lies, and the shapes in it. */
    record BandView(String label, int labelY, int y, int height, List<ShapeView> shapes) {}

    /** A shape: what it is, where it lies, what it tells, and the quote that it leads to. */
    record ShapeView(String kinds, String outline, int x, int y, String words, String quote) {}

    /** A year along the bottom. */
    record TickView(String year, int x) {}

    /** A shape as a row of a table. */
    record RowView(String stratum, String finding, String kindOfStudy, String year, String article, String quote) {}

    /** A shape before it has a place. */
    private record Found(
            String stratum,
            String direction,
            String kindOfStudy,
            boolean counts,
            int year,
            String article,
            String quote) {}

    /** Studies at one year in one stratum lie in rows of so many, one above the other. */
    private record Grid(int first, int last, boolean undated) {

        int columns() {
            int columns = last - first + 1;
            if (undated) {
                columns++;
            }
            return columns;
        }

        double columnWidth() {
            return (double) (WIDTH - 2 * LEFT) / columns();
        }

        int abreast() {
            return Math.max(1, (int) (columnWidth() / STEP));
        }

        /** Where a year's column begins; what has no year comes first. */
        double begin(int year) {
            int column = 0;
            if (year != NO_YEAR) {
                column = year - first;
                if (undated) {
                    column++;
                }
            }
            return LEFT + column * columnWidth();
        }
    }

    /**
     * Draws studies.
     *
     * @param evidence the claims, in any order; those that curators rejected are left out
     * @param variable the context variable whose values make the strata; none for one band
     * @param values the values in the order of the curated claim; others follow in alphabetical order
     */
    static StudyPlot of(List<ClaimJson> evidence, Optional<String> variable, List<String> values) {
        Map<String, List<Found>> strata = new TreeMap<>();
        for (Found found : found(evidence, variable)) {
            strata.computeIfAbsent(found.stratum(), stratum -> new ArrayList<>())
                    .add(found);
        }
        Grid grid = grid(strata);
        List<BandView> bands = new ArrayList<>();
        List<RowView> rows = new ArrayList<>();
        int top = PADDING;
        for (String stratum : ordered(strata, values)) {
            List<Found> studies = strata.getOrDefault(stratum, List.of());
            BandView band = band(stratum, studies, grid, top);
            bands.add(band);
            top = band.y() + band.height() + PADDING;
            studies.forEach(found -> rows.add(row(found)));
        }
        return new StudyPlot(variable.orElse(""), WIDTH, top + AXIS, bands, ticks(grid), rows);
    }

    private static List<Found> found(List<ClaimJson> evidence, Optional<String> variable) {
        Map<String, Found> found = new TreeMap<>();
        for (ClaimJson claim : evidence) {
            ClaimJson.JudgementJson judgement = claim.judgement();
            if (judgement != null && judgement.ruling().equals("REJECTED")) {
                continue;
            }
            String stratum = variable.map(name -> ContextValues.of(claim, name).orElse(NOT_RECORDED))
                    .orElse("");
            boolean counts = claim.certainty().equals("ASSERTED")
                    && SourceKind.valueOf(claim.kindOfSource()).reportsOwnResearch();
            // One that decides stands before one that does not, of the same study the earliest first.
            String key = String.join("\0", stratum, claim.study(), claim.direction());
            Found shape = new Found(
                    stratum,
                    claim.direction(),
                    claim.kindOfStudy(),
                    counts,
                    year(claim.date()),
                    claim.article(),
                    claim.id());
            found.merge(key, shape, StudyPlot::better);
        }
        return List.copyOf(found.values());
    }

    private static Found better(Found one, Found other) {
        if (one.counts() != other.counts()) {
            if (one.counts()) {
                return one;
            }
            return other;
        }
        if (other.year() != NO_YEAR && (one.year() == NO_YEAR || other.year() < one.year())) {
            return other;
        }
        return one;
    }

    private static int year(String date) {
        if (date.length() < 4 || !date.substring(0, 4).chars().allMatch(letter -> letter >= '0' && letter <= '9')) {
            return NO_YEAR;
        }
        return Integer.parseInt(date.substring(0, 4));
    }

    private static Grid grid(Map<String, List<Found>> strata) {
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        boolean undated = false;
        for (List<Found> studies : strata.values()) {
            for (Found study : studies) {
                if (study.year() == NO_YEAR) {
                    undated = true;
                } else {
                    first = Math.min(first, study.year());
                    last = Math.max(last, study.year());
                }
            }
        }
        if (first > last) {
            return new Grid(0, -1, true);
        }
        return new Grid(first, last, undated);
    }

    private static List<String> ordered(Map<String, List<Found>> strata, List<String> values) {
        List<String> ordered = new ArrayList<>();
        for (String value : values) {
            if (strata.containsKey(value)) {
                ordered.add(value);
            }
        }
        for (String value : strata.keySet()) {
            if (!ordered.contains(value) && !value.equals(NOT_RECORDED)) {
                ordered.add(value);
            }
        }
        if (strata.containsKey(NOT_RECORDED) && !ordered.contains(NOT_RECORDED)) {
            ordered.add(NOT_RECORDED);
        }
        return ordered;
    }

    private static BandView band(String stratum, List<Found> studies, Grid grid, int top) {
        Map<Integer, List<Found>> years = new TreeMap<>();
        int most = 1;
        for (Found study : studies) {
            List<Found> year = years.computeIfAbsent(study.year(), each -> new ArrayList<>());
            year.add(study);
            most = Math.max(most, year.size());
        }
        int label = 0;
        if (!stratum.isEmpty()) {
            label = LABEL;
        }
        int height = (most + grid.abreast() - 1) / grid.abreast() * STEP + PADDING;
        List<ShapeView> shapes = new ArrayList<>();
        for (Map.Entry<Integer, List<Found>> year : years.entrySet()) {
            List<Found> found = year.getValue();
            int abreast = Math.min(grid.abreast(), found.size());
            double left = grid.begin(year.getKey()) + (grid.columnWidth() - abreast * STEP) / 2;
            for (int i = 0; i < found.size(); i++) {
                int x = (int) Math.round(left + i % grid.abreast() * STEP + STEP / 2.0);
                int y = top + label + height - PADDING / 2 - i / grid.abreast() * STEP - STEP / 2;
                shapes.add(shape(found.get(i), x, y));
            }
        }
        return new BandView(stratum, top + LABEL - PADDING, top + label, height, shapes);
    }

    private static ShapeView shape(Found found, int x, int y) {
        String counts = "";
        if (!found.counts()) {
            counts = " uncounted";
        }
        RowView row = row(found);
        return new ShapeView(
                Words.directionClass(found.direction()) + " " + Words.kindOfStudyClass(found.kindOfStudy()) + counts,
                outline(found.direction()),
                x,
                y,
                row.finding() + ", " + row.kindOfStudy() + ", " + row.year() + ": " + row.article(),
                found.quote());
    }

    /** Around the middle, so that all shapes look equally large. */
    private static String outline(String direction) {
        return switch (direction) {
            case "INCREASES" -> "M-7 5.5L0 -7L7 5.5Z";
            case "DECREASES" -> "M-7 -5.5L0 7L7 -5.5Z";
            case "NO_EFFECT" -> "M-5.5 -5.5H5.5V5.5H-5.5Z";
            default -> "M0 -7.5L7.5 0L0 7.5L-7.5 0Z";
        };
    }

    private static RowView row(Found found) {
        String year = "no date";
        if (found.year() != NO_YEAR) {
            year = Integer.toString(found.year());
        }
        String finding = Words.finding(found.direction());
        if (!found.counts()) {
            finding = finding + " (not counted)";
        }
        return new RowView(
                found.stratum(), finding, Words.kindOfStudy(found.kindOfStudy()), year, found.article(), found.quote());
    }

    private static List<TickView> ticks(Grid grid) {
        List<TickView> ticks = new ArrayList<>();
        if (grid.undated()) {
            ticks.add(new TickView("no date", middle(grid, NO_YEAR)));
        }
        int step = Math.max(1, (grid.last() - grid.first()) / MOST_TICKS + 1);
        for (int year = grid.first(); year <= grid.last(); year += step) {
            ticks.add(new TickView(Integer.toString(year), middle(grid, year)));
        }
        return ticks;
    }

    private static int middle(Grid grid, int year) {
        return (int) Math.round(grid.begin(year) + grid.columnWidth() / 2);
    }
}
