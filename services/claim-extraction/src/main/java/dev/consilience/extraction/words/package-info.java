/**
 * Text as the learned readers see it: words with their places, folded spellings and stems.
 *
 * <p>A model knows words as they were when it was trained. So what is a word, and what its stem, is settled here for all
 * models, apart from the tokenizer of the rules: a change in this package calls for training the models anew.
 */
@NullMarked
package dev.consilience.extraction.words;

import org.jspecify.annotations.NullMarked;
