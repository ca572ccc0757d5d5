/**
 * Claims, curated claims and decisions as JSON shows them: plain values made of the records of the topics, so that whoever
 * writes them, over HTTP or to a terminal, writes the same.
 *
 * <p>What is not known of a claim is null here and left out of the JSON; {@link dev.consilience.stream.json.JsonText} writes it so.
 */
@NullMarked
package dev.consilience.stream.json;

import org.jspecify.annotations.NullMarked;
