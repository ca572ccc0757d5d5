package dev.consilience.format.common;

import dev.consilience.article.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers under which trials are registered, by the registries' own patterns: ClinicalTrials.gov and the primary registries
 * of the World Health Organization's network.
 *
 * <p>Only what has the form of a registry's number is taken for one, so neither "registered" nor the name of a registry is
 * looked for; a number without its registry's letters is taken for one only behind them.
 */
public final class TrialNumbers {

    /**
     * A registry.
     *
     * @param letters what its numbers begin with, as it writes them
     * @param number what its numbers look like; the groups, put together, are the number in its one form
     */
    private record Registry(String letters, Pattern number) {
        Registry(String letters, String number) {
            this(letters, Pattern.compile(number));
        }
    }

    private static final List<Registry> REGISTRIES = List.of(
            new Registry("NCT", "(NCT) ?(\\d{8})(?!\\d)"),
            new Registry("ISRCTN", "(ISRCTN) ?(\\d{8})(?!\\d)"),
            new Registry("EudraCT", "(EudraCT)(?:[^\\d.;]|N[or]\\.){0,30}?(\\d{4}-\\d{6}-\\d{2})(?!\\d)"),
            new Registry("ACTRN", "(ACTRN) ?(\\d{14})(?!\\d)"),
            new Registry("ChiCTR", "(ChiCTR)(?:[- ]?(\\d{8,10})|((?:-[A-Z]{2,6}){1,2}-\\d{8}))(?!\\d)"),
            new Registry("UMIN", "(UMIN)(?:-CTR)?[- ]?(\\d{9})(?!\\d)"),
            new Registry("jRCT", "(jRCT)(s?\\d{9,10})(?!\\d)"),
            new Registry("JapicCTI", "(JapicCTI)-?(\\d{6})(?!\\d)"),
            new Registry("DRKS", "(DRKS) ?(\\d{8})(?!\\d)"),
            new Registry("CTRI/", "(CTRI/\\d{4}/\\d{2,3}/\\d{6})(?!\\d)"),
            new Registry("IRCT", "(IRCT)(\\d{8,18}N\\d{1,3})(?!\\d)"),
            new Registry("KCT", "(KCT)(\\d{7})(?!\\d)"),
            new Registry("PACTR", "(PACTR) ?(\\d{15,16})(?!\\d)"),
            new Registry("TCTR", "(TCTR)(\\d{11})(?!\\d)"),
            new Registry("RPCEC", "(RPCEC)(\\d{8})(?!\\d)"));

    /** Those whose numbers are too short to be told from the name of a receptor or a strain but in a field for them. */
    private static final List<Registry> SHORT = List.of(
            new Registry("RBR-", "(RBR-[0-9a-z]{6,7})(?![0-9a-z])"),
            new Registry("SLCTR/", "(SLCTR/\\d{4}/\\d{3})(?!\\d)"),
            new Registry("NTR", "(NTR) ?(\\d{3,4})(?!\\d)"));

    /** As many digits in a row as each of {@link #REGISTRIES} has. */
    private static final int DIGITS = 6;

    private TrialNumbers() {}

    /** The trials whose numbers a text gives, each once. */
    public static List<Name> within(String text) {
        // All abstracts are looked through, and most have no number as long as that.
        if (!hasManyDigits(text)) {
            return List.of();
        }
        return find(REGISTRIES, text);
    }

    /** The trials in a field for numbers of that registry, whose letters may have been left out of it. */
    public static List<Name> of(String registry, String number) {
        String whole = registry.strip() + " " + number.strip();
        List<Name> trials = new ArrayList<>(find(REGISTRIES, whole));
        trials.addAll(find(SHORT, whole));
        return trials;
    }

    /** Whether there are {@link #DIGITS} in a row: then one of them stands at a multiple of their number. */
    private static boolean hasManyDigits(String text) {
        for (int at = DIGITS - 1; at < text.length(); at += DIGITS) {
            int start = at;
            while (start >= 0 && isDigit(text, start)) {
                start--;
            }
            int end = at;
            while (end < text.length() && isDigit(text, end)) {
                end++;
            }
            if (end - start > DIGITS) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(String text, int at) {
        char sign = text.charAt(at);
        return sign >= '0' && sign <= '9';
    }

    private static List<Name> find(List<Registry> registries, String text) {
        List<Name> trials = new ArrayList<>();
        for (Registry registry : registries) {
            for (int at = text.indexOf(registry.letters()); at >= 0; at = text.indexOf(registry.letters(), at + 1)) {
                find(registry, text, at, trials);
            }
        }
        return trials.stream().distinct().toList();
    }

    private static void find(Registry registry, String text, int at, List<Name> trials) {
        Matcher matcher = registry.number().matcher(text).region(at, text.length());
        boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
        if (begins && matcher.lookingAt()) {
            StringBuilder number = new StringBuilder();
            for (int group = 1; group <= matcher.groupCount(); group++) {
                if (matcher.group(group) != null) {
                    number.append(matcher.group(group));
                }
            }
            trials.add(Name.trial(number.toString()));
        }
    }
}
