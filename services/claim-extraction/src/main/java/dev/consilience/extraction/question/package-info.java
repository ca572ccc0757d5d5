/**
 * Answers to questions: what does the one thing do to the other, by the words of a text?
 *
 * <p>{@link dev.consilience.extraction.question.DirectionReader} answers from words that are known to speak of the question;
 * {@link dev.consilience.extraction.question.ArticleAnswerer} finds those words in an article first. Both weigh what speaks
 * for each answer by a model that was trained on published corpora, and both can say what weighed most.
 *
 * <pre>{@code
 * Question question = Question.trial("gabapentin", "placebo", "pain at rest");
 * Answer answer = DirectionReader.standard().answer(question, "Pain at rest was lower with gabapentin than with placebo.");
 * answer.direction(); // DECREASES
 * }</pre>
 */
@NullMarked
package dev.consilience.extraction.question;

import org.jspecify.annotations.NullMarked;
