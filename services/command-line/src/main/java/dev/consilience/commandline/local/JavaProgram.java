package dev.consilience.commandline.local;

import java.nio.file.Path;

/** The Java that runs this, which runs the rest too. */
final class JavaProgram {

    private JavaProgram() {}

    static String path() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
