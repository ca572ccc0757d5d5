package dev.consilience.reconcile;

import dev.consilience.article.StudyKind;
import dev.consilience.claim.Direction;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far the evidence for one direction is to be believed.
 *
 * @param direction the direction
 * @param studies studies that found it
 * @param claims claims that they make
 * @param independent how many independent studies they are worth: a second study of one group counts half; at most
 *     {@code studies}
 * @param belief between 0 and 1: were there nothing against it, see {@link BeliefPriors}; rounded to six decimals
 * @param weighed between 0 and {@code belief}: with what stands against it, see {@link Reconciler}; rounded to six decimals
 * @param kinds the studies by how they were done
 * @param since the date of the earliest claim; empty if none has a date
 */
public record Belief(
        Direction direction,
        int studies,
        int claims,
        double independent,
        double belief,
        double weighed,
        SortedMap<StudyKind, Integer> kinds,
        String since) {

    public Belief {
        kinds = Collections.unmodifiableSortedMap(new TreeMap<>(kinds));
    }
}
