/**
 * Articles as the rest of the system sees them: identified, cleaned, in one revision, with a status.
 *
 * <p>Everything here is a value. What an article is called is decided by {@link dev.consilience.article.ArticleId},
 * which of two versions of it counts by {@link dev.consilience.article.Article#settle}.
 */
@NullMarked
package dev.consilience.article;

import org.jspecify.annotations.NullMarked;
