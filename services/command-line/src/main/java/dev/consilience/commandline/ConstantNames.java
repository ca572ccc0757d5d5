package dev.consilience.commandline;

import dev.consilience.claim.RejectionReason;
import dev.consilience.export.ExportFormat;
import dev.consilience.reconcile.Verdict;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Constants as people type them: in small letters or capitals, with hyphens or underscores. */
final class ConstantNames {

    private ConstantNames() {}

    /** The constant of that name; what is none is answered with the names of all. */
    static <E extends Enum<E>> E parse(Class<E> type, String what, String text) {
        String name = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new TypeConversionException("\"" + text + "\" is no " + what + "; there are " + all(type)));
    }

    private static <E extends Enum<E>> String all(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }

    /** Reasons for a rejection. */
    static final class OfReason implements ITypeConverter<RejectionReason> {
        @Override
        public RejectionReason convert(String text) {
            return parse(RejectionReason.class, "reason", text);
        }
    }

    /** Formats of exports. */
    static final class OfFormat implements ITypeConverter<ExportFormat> {
        @Override
        public ExportFormat convert(String text) {
            return parse(ExportFormat.class, "format", text);
        }
    }

    /** Verdicts. */
    static final class OfVerdict implements ITypeConverter<Verdict> {
        @Override
        public Verdict convert(String text) {
            return parse(Verdict.class, "verdict", text);
        }
    }
}
