package dev.consilience.commandline;

import dev.consilience.stream.watch.Pace;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** What a pipeline that is started is after. */
public final class PaceOption {

    @Option(
            names = "--pace",
            paramLabel = "PACE",
            defaultValue = "following",
            converter = OfPace.class,
            description =
                    "following: a paper's claims are there at once. catching-up: many papers are read in less time, with more memory from"
                            + " the start, and a paper's claims take seconds. Default: ${DEFAULT-VALUE}.")
    private Pace pace = Pace.FOLLOWING;

    /** The one that is asked for. */
    public Pace pace() {
        return pace;
    }

    /** Paces. */
    static final class OfPace implements ITypeConverter<Pace> {
        @Override
        public Pace convert(String text) {
            return ConstantNames.parse(Pace.class, "pace", text);
        }
    }
}
