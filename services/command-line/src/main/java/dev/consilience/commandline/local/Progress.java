package dev.consilience.commandline.local;

/** Takes lines that say how far things are. */
@FunctionalInterface
public interface Progress {
    void say(String line);
}
