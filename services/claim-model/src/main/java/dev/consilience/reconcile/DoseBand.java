package dev.consilience.reconcile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a dose as a band, so that studies which gave nearly the same are compared with each other.
 *
 * <p>The bands are those between 1, 3, 10, 30, 100 and so on, each from its lower bound to below its upper one: 5 mg/kg
 * is {@code 3 to 10 mg/kg}. All masses are read in milligrams, all amounts in nanomoles, all concentrations in
 * micromoles a litre, so that 500 µg and 0.5 mg are the same. Several doses, or a range, are one band from the lowest to
 * the highest, for each unit; what is given by kilogram, by day or by hour is another unit than what is not.
 */
public final class DoseBand {

    private static final String NUMBER = "(\\d{1,12}(?:\\.\\d{1,12})?)";
    private static final Pattern DOSE = Pattern.compile(NUMBER + "(?:\\s?(?:-|–|to)\\s?" + NUMBER + ")?\\s?"
            + "(mg|g|ug|µg|μg|mcg|ng|nmol|pmol|umol|µmol|μmol|mmol|nM|µM|μM|uM|mM)"
            + "(\\s?/\\s?kg)?(?:\\s?/\\s?(day|d|h|hour))?");
    private static final BigDecimal THREE = BigDecimal.valueOf(3);

    private record Unit(String base, int power) {}

    private record Range(BigDecimal from, BigDecimal to) {
        Range with(Range other) {
            return new Range(from.min(other.from), to.max(other.to));
        }

        @Override
        public String toString() {
            return from.stripTrailingZeros().toPlainString() + " to "
                    + to.stripTrailingZeros().toPlainString();
        }
    }

    private DoseBand() {}

    /**
     * The band of a dose.
     *
     * @param dose as it is written; several doses are parted by {@code "; "}
     * @return for example {@code 10 to 30 mg/kg}; the dose itself, if any part of it cannot be read as more than nothing
     *     of some unit
     */
    public static String of(String dose) {
        Map<String, Range> byUnit = new TreeMap<>();
        for (String part : dose.split(";", -1)) {
            Matcher matcher = DOSE.matcher(part.strip());
            if (!matcher.matches()) {
                return dose;
            }
            Unit unit = unit(matcher.group(3));
            BigDecimal lowest = new BigDecimal(matcher.group(1)).scaleByPowerOfTen(unit.power());
            BigDecimal highest = lowest;
            if (matcher.group(2) != null) {
                highest = new BigDecimal(matcher.group(2)).scaleByPowerOfTen(unit.power());
            }
            if (lowest.signum() == 0 || highest.compareTo(lowest) < 0) {
                return dose;
            }
            byUnit.merge(unit.base() + per(matcher), band(lowest, highest), Range::with);
        }
        List<String> bands = new ArrayList<>();
        byUnit.forEach((unit, range) -> bands.add(range + " " + unit));
        return String.join("; ", bands);
    }

    private static String per(Matcher matcher) {
        String per = "";
        if (matcher.group(4) != null) {
            per = "/kg";
        }
        if (matcher.group(5) != null) {
            per += "/" + matcher.group(5).toLowerCase(Locale.ROOT).charAt(0);
        }
        return per;
    }

    /** What a unit is read in, and its power of ten in that. */
    private static Unit unit(String written) {
        return switch (written) {
            case "g" -> new Unit("mg", 3);
            case "mg" -> new Unit("mg", 0);
            case "ug", "µg", "μg", "mcg" -> new Unit("mg", -3);
            case "ng" -> new Unit("mg", -6);
            case "mmol" -> new Unit("nmol", 6);
            case "umol", "µmol", "μmol" -> new Unit("nmol", 3);
            case "nmol" -> new Unit("nmol", 0);
            case "pmol" -> new Unit("nmol", -3);
            case "mM" -> new Unit("µM", 3);
            case "nM" -> new Unit("µM", -3);
            default -> new Unit("µM", 0);
        };
    }

    private static Range band(BigDecimal lowest, BigDecimal highest) {
        BigDecimal from = floor(lowest);
        BigDecimal to = ceiling(highest);
        if (lowest.compareTo(highest) == 0) {
            to = next(from);
        }
        return new Range(from, to);
    }

    private static BigDecimal floor(BigDecimal value) {
        BigDecimal power = powerOfTen(value);
        BigDecimal three = power.multiply(THREE);
        if (value.compareTo(three) < 0) {
            return power;
        }
        return three;
    }

    /** The upper end of a range belongs to it: 10 to 30 mg is one band, not two. */
    private static BigDecimal ceiling(BigDecimal value) {
        BigDecimal floor = floor(value);
        if (floor.compareTo(value) == 0) {
            return floor;
        }
        return next(floor);
    }

    private static BigDecimal next(BigDecimal floor) {
        BigDecimal power = powerOfTen(floor);
        if (floor.compareTo(power) == 0) {
            return power.multiply(THREE);
        }
        return power.scaleByPowerOfTen(1);
    }

    private static BigDecimal powerOfTen(BigDecimal value) {
        return BigDecimal.ONE.scaleByPowerOfTen(value.precision() - value.scale() - 1);
    }
}
