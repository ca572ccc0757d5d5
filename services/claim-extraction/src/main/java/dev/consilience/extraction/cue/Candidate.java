package dev.consilience.extraction.cue;

/**
 * Words that can be a cue.
 *
 * @param phrase as the table has it
 * @param first index of the first word
 * @param last index behind the last word
 */
record Candidate(Cue.Kind kind, String phrase, int first, int last) {}
