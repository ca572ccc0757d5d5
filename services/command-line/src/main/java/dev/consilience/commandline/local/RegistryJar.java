package dev.consilience.commandline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Finds the jar that starts the schema registry, whose name has its version in it. */
final class RegistryJar {

    private RegistryJar() {}

    static String name(Folders folders) {
        Path folder = folders.registryProgram();
        if (!Files.isDirectory(folder)) {
            return "apicurio-registry-app-runner.jar";
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith("-runner.jar"))
                    .sorted()
                    .findFirst()
                    .orElse("apicurio-registry-app-runner.jar");
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be read", e);
        }
    }
}
