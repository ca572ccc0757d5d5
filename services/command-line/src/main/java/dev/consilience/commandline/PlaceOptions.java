package dev.consilience.commandline;

import dev.consilience.commandline.local.Folders;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which pipeline is meant. */
final class PlaceOptions {

    /** Set by the launcher script, which knows where it stands. */
    static final String ROOT_PROPERTY = "consilience.root";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "The folder of the pipeline's data, logs and ports. Default: .consilience at the project's top.")
    private @Nullable Path data;

    Folders folders() {
        Path root =
                Path.of(System.getProperty(ROOT_PROPERTY, "")).toAbsolutePath().normalize();
        if (data == null) {
            return new Folders(root, root.resolve(Folders.USUAL_DATA));
        }
        return new Folders(root, data.toAbsolutePath().normalize());
    }
}
