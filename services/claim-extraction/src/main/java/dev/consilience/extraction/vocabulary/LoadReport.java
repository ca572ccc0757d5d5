package dev.consilience.extraction.vocabulary;

import java.util.List;

/**
 * What became of the rows of the files that a vocabulary was put together from.
 *
 * @param files in the order in which they were given
 * @param merged how many rows gave names to a concept that was there already, by its id or by an equivalent one
 * @param broken how many references led to concepts that were not loaded, and were left out
 */
public record LoadReport(List<File> files, int merged, int broken) {

    public LoadReport {
        files = List.copyOf(files);
    }

    /**
     * What became of one file.
     *
     * @param name of the file
     * @param format that it was read as
     * @param taken how many concepts were taken from it
     * @param leftOut how many were left out as they should be: withdrawn by their publisher, or of a kind that no claim
     *     speaks of
     * @param refused how many were left out because something is wrong with them
     * @param problems what is wrong and where, of the first of those
     */
    public record File(String name, String format, int taken, int leftOut, int refused, List<String> problems) {

        public File {
            problems = List.copyOf(problems);
        }
    }
}
