package dev.consilience.claim;

/** Where a circumstance of a claim was read: the nearest place that states it. */
public enum ContextGround {
    /** In the sentence that makes the claim. */
    SENTENCE,
    /** In the name of the outcome: heat hypersensitivity is measured by heat. */
    NAME,
    /** In the last sentence before it that tells how the agent was given. */
    EARLIER,
    /** In the title, which names no other. */
    TITLE,
    /** In the subject headings, which name no other. */
    HEADINGS,
    /** In the article, which names no other anywhere. */
    ARTICLE
}
