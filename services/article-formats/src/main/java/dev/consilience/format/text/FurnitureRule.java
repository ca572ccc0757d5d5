package dev.consilience.format.text;

import dev.consilience.format.common.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One kind of page furniture.
 *
 * @param action what becomes of the line
 * @param pattern is looked for in the cleaned line
 * @param example a line that it finds
 * @param counterExample a line that it must not find
 */
record FurnitureRule(Action action, Pattern pattern, String example, String counterExample) {

    /** What becomes of a line; explained in the table. */
    enum Action {
        LINE,
        BLOCK,
        TAIL,
        STUDY
    }

    private static final List<FurnitureRule> ALL = read();

    /** The table's rules, in its order. */
    static List<FurnitureRule> all() {
        return ALL;
    }

    /** The first rule that finds something in the line. */
    static Optional<FurnitureRule> of(String line) {
        return ALL.stream().filter(rule -> rule.finds(line)).findFirst();
    }

    boolean finds(String line) {
        return pattern.matcher(line).find();
    }

    private static List<FurnitureRule> read() {
        List<FurnitureRule> rules = new ArrayList<>();
        List<String> columns = List.of("action", "pattern", "example", "counter_example");
        for (List<String> row : Table.rows(FurnitureRule.class, "furniture.tsv", columns)) {
            rules.add(new FurnitureRule(
                    Action.valueOf(row.get(0)),
                    Pattern.compile(row.get(1), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                    row.get(2),
                    row.get(3)));
        }
        return List.copyOf(rules);
    }
}
