package dev.consilience.commandline;

import dev.consilience.commandline.local.PortName;
import dev.consilience.commandline.local.Ports;
import dev.consilience.commandline.remote.Credentials;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which ingest service is asked. */
final class IngestOptions {

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    @Mixin
    private final SignInOptions signIn = new SignInOptions();

    @Option(
            names = "--ingest-url",
            paramLabel = "URL",
            description = "Another ingest service than that of the pipeline here.")
    private @Nullable URI ingest;

    /** Who asks. */
    Credentials credentials() throws IOException {
        return signIn.credentials();
    }

    URI address() throws IOException {
        if (ingest != null) {
            return ingest;
        }
        return Ports.read(place.folders().ports()).http(PortName.INGEST);
    }
}
