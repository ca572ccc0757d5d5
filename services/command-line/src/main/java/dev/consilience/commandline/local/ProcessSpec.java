package dev.consilience.commandline.local;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One process of the pipeline.
 *
 * @param name what people, logs and files call it
 * @param arguments behind {@code java}
 * @param ports that it listens on
 * @param machine where it runs
 * @param ready answers 200 when it is ready; without one, it is ready when it listens on its first port
 */
public record ProcessSpec(
        String name, List<String> arguments, List<Port> ports, Machines.Machine machine, Optional<URI> ready) {

    public ProcessSpec {
        arguments = List.copyOf(arguments);
        ports = List.copyOf(ports);
        if (ports.isEmpty()) {
            throw new IllegalArgumentException("The process " + name + " listens nowhere");
        }
    }
}
