package dev.consilience.extraction.question;

import java.util.Optional;

/**
 * What is asked: which way does the subject move the object?
 *
 * @param subject what acts: a treatment, a substance, a gene, a condition
 * @param object what is acted upon or measured
 * @param comparator what the subject is compared with, as the other arm of a trial is; empty where there is none
 */
public record Question(Party subject, Party object, Optional<Party> comparator) {

    /**
     * One of those that a question is about.
     *
     * @param name as a person or a vocabulary writes it
     * @param namespace the vocabulary that the name is from, for example {@code HGNC} or {@code MESH}; blank if none is known
     */
    public record Party(String name, String namespace) {

        /** A name that is from no vocabulary. */
        public static Party of(String name) {
            return new Party(name, "");
        }
    }

    /** A question about a trial: what the intervention did to the outcome, compared with the comparator. */
    public static Question trial(String intervention, String comparator, String outcome) {
        return new Question(Party.of(intervention), Party.of(outcome), Optional.of(Party.of(comparator)));
    }

    /** A question about a statement: what the subject does to the object. */
    public static Question statement(Party subject, Party object) {
        return new Question(subject, object, Optional.empty());
    }
}
