package dev.consilience.commandline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The jars that the programs are loaded from, always in the same order: an archive of classes fits the class path that it was made with, and no
 * other. What is not built has none.
 */
final class Jars {

    private Jars() {}

    /** The broker's, which are the command line's own too: {@link BrokerProgram} is one of its classes. */
    static List<Path> ofKafka(Folders folders) {
        return in(folders.runtime().resolve("lib"));
    }

    /** The schema registry's. */
    static List<Path> ofRegistry(Folders folders) {
        List<Path> jars = new ArrayList<>(in(folders.registryProgram()));
        jars.addAll(in(folders.registryProgram().resolve("lib")));
        return jars;
    }

    /** A service's. What Quarkus has changed stands before what it was made from. */
    static List<Path> ofService(Folders folders, String service) {
        Path program = folders.service(service);
        List<Path> jars = new ArrayList<>();
        for (Path each : List.of(
                program.resolve("quarkus/transformed-bytecode.jar"),
                program.resolve("quarkus/generated-bytecode.jar"))) {
            if (Files.exists(each)) {
                jars.add(each);
            }
        }
        for (String each : List.of("app", "lib/boot", "lib/main")) {
            jars.addAll(in(program.resolve(each)));
        }
        return jars;
    }

    private static List<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be read", e);
        }
    }
}
