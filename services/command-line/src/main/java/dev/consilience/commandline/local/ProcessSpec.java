package dev.consilience.commandline.local;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One process of the pipeline.
 *
 * @param name what people, logs and files call it
 * @param arguments behind {@code java}
 * @param jars its class path
 * @param ports that it listens on, its own first
 * @param machine where it runs
 * @param ready answers 200 when it is ready; without one, it is ready when it listens on its first port
 */
public record ProcessSpec(
        String name,
        List<String> arguments,
        List<Path> jars,
        List<Port> ports,
        Machines.Machine machine,
        Optional<URI> ready) {

    public ProcessSpec {
        arguments = List.copyOf(arguments);
        jars = List.copyOf(jars);
        ports = List.copyOf(ports);
        if (ports.isEmpty()) {
            throw new IllegalArgumentException("The process " + name + " listens nowhere");
        }
    }

    /** Its own port. */
    Port port() {
        return ports.get(0);
    }

    /** Its class path, as {@code java} takes it. */
    String classPath() {
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
