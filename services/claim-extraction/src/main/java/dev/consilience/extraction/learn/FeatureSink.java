package dev.consilience.extraction.learn;

/**
 * Takes the features of one example. A feature is a template and up to four values, for example {@code between} and
 * {@code inhibit}; it is present or absent.
 *
 * <p>Features are known by a hash, so that to add one costs no string. A sink that has to tell what they were, such as
 * {@link Explanation}, overrides the methods with values.
 */
public abstract class FeatureSink {

    /** Takes a feature by its hash. */
    protected abstract void add(long hash);

    /** Adds a feature that a template alone names. */
    public void add(String template) {
        add(hash(template));
    }

    /** Adds a feature of one value. */
    public void add(String template, String value) {
        add(hash(template, value));
    }

    /** Adds a feature of two values, in that order. */
    public void add(String template, String first, String second) {
        add(hash(template, first, second));
    }

    /** Adds a feature of three values, in that order. */
    public void add(String template, String first, String second, String third) {
        add(mix(hash(template, first, second) + third.hashCode()));
    }

    /** Adds a feature of four values, in that order. */
    public void add(String template, String first, String second, String third, String fourth) {
        add(mix(mix(hash(template, first, second) + third.hashCode()) + fourth.hashCode()));
    }

    static long hash(String template) {
        return mix(template.hashCode());
    }

    static long hash(String template, String value) {
        return mix(hash(template) + value.hashCode());
    }

    static long hash(String template, String first, String second) {
        return mix(hash(template, first) + second.hashCode());
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014): every bit of the input moves half of those of the output. */
    static long mix(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
