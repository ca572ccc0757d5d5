/**
 * Articles as the rest of the system sees them: identified, cleaned, in one revision, with a status.
 *
 * <p>Everything here is a value. Sources hand in {@link dev.consilience.article.SourceRecord}s; what all records of one
 * article amount to is decided by {@link dev.consilience.article.ArticleSettlement}, which records are of one article in
 * {@code dev.consilience.identity}.
 */
@NullMarked
package dev.consilience.article;

import org.jspecify.annotations.NullMarked;
