package dev.consilience.claim;

import dev.consilience.article.TextSpan;

/**
 * The words that carry a claim. All spans are offsets into the text of the section, in UTF-16 code units, so that
 * {@code sentence.cut(section.text())} is {@code text}.
 *
 * @param section the id of the article's section
 * @param sentence where the sentence stands
 * @param text the sentence itself
 * @param agent the words that name the agent; they may stand in an earlier sentence of the same section, where "this
 *     treatment" or the like takes them up
 * @param outcome the words that name the outcome
 * @param cue the words that carry the direction
 */
public record Quote(String section, TextSpan sentence, String text, TextSpan agent, TextSpan outcome, TextSpan cue) {

    public Quote {
        if (sentence.length() != text.length()) {
            throw new IllegalArgumentException(
                    "The sentence at " + sentence + " of section " + section + " is not as long as \"" + text + "\"");
        }
        if (!sentence.covers(outcome) || !sentence.covers(cue)) {
            throw new IllegalArgumentException("The outcome at " + outcome + " and the cue at " + cue
                    + " must lie within the sentence at " + sentence + " of section " + section);
        }
    }
}
