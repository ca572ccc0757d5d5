package dev.consilience.commandline;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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

    /**
     * The bytes of a file, or of standard input.
     *
     * @throws IOException if it cannot be read; the message names it
     */
    static InputStream open(Path file) throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            return new FileInputStream(FileDescriptor.in);
        }
        try {
            return Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": there is no such file", e);
        }
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
