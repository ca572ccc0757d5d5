package dev.consilience.commandline;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version as the jar's manifest has it. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Consilience.class.getPackage().getImplementationVersion();
        return new String[] {"consilience " + Objects.requireNonNullElse(version, "from its sources")};
    }
}
