package dev.consilience.commandline;

import dev.consilience.commandline.local.PortName;
import dev.consilience.commandline.local.Ports;
import dev.consilience.commandline.remote.Credentials;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which publish service is asked. */
final class PublishOptions {

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    @Mixin
    private final SignInOptions signIn = new SignInOptions();

    @Option(
            names = "--publish-url",
            paramLabel = "URL",
            description = "Another publish service than that of the pipeline here.")
    private @Nullable URI publish;

    /** Who asks. */
    Credentials credentials() throws IOException {
        return signIn.credentials();
    }

    URI address() throws IOException {
        if (publish != null) {
            return publish;
        }
        return Ports.read(place.folders().ports()).http(PortName.PUBLISH);
    }
}
