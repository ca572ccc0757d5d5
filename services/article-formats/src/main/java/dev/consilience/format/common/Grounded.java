package dev.consilience.format.common;

import dev.consilience.article.Ground;
import dev.consilience.article.SourceKind;
import dev.consilience.article.StudyKind;

/** What something is taken to be, and why. */
public record Grounded<T>(T value, Ground ground) {

    /** What a field or a text says in those words. */
    public static <T> Grounded<T> of(T value, Ground.Source source, String words) {
        return new Grounded<>(value, new Ground(source, words));
    }

    /** What whoever handed the article in says. */
    public static <T extends Enum<T>> Grounded<T> stated(T value) {
        return of(value, Ground.Source.STATED, value.name());
    }

    /** A source of which nothing tells what it is. */
    public static Grounded<SourceKind> unknownSource() {
        return new Grounded<>(SourceKind.UNKNOWN, Ground.none());
    }

    /** A study of which nothing tells how it was done, or no study. */
    public static Grounded<StudyKind> unknownStudy() {
        return new Grounded<>(StudyKind.UNKNOWN, Ground.none());
    }
}
