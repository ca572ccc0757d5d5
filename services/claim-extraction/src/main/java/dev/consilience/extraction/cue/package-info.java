/**
 * Which words of a sentence deny something, and which hold it open.
 *
 * <p>The words that can do so stand in a table; whether they do so where they stand depends on what is around them, which a
 * small model weighs: "could" in "this could explain" is a guess, in "no band could be seen" it is none.
 *
 * <pre>{@code
 * List<Cue> cues = CueReader.standard().read("The loop may not bind zinc.");
 * }</pre>
 */
@NullMarked
package dev.consilience.extraction.cue;

import org.jspecify.annotations.NullMarked;
