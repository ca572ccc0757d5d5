package dev.consilience.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files that are meant when people name files and folders. */
final class InputFiles {

    /** Stands for standard input. */
    static final Path STANDARD_INPUT = Path.of("-");

    private InputFiles() {}

    /** Files as they are named; of a folder all files at any depth, but for hidden ones and those that describe it. */
    static List<Path> named(List<Path> names) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path name : names) {
            if (Files.isDirectory(name)) {
                files.addAll(within(name));
            } else {
                files.add(name);
            }
        }
        return files;
    }

    /** The sample papers. */
    static List<Path> samples(Path folder) throws IOException {
        return within(folder).stream()
                .filter(file -> file.toString().endsWith(".txt"))
                .toList();
    }

    private static List<Path> within(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> isPaper(folder.relativize(file)))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isPaper(Path file) {
        for (Path part : file) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        return !String.valueOf(file.getFileName()).startsWith("README");
    }
}
