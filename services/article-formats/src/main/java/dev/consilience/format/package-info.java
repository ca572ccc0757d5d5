/**
 * Papers in: whatever people have, read into articles.
 *
 * <pre>{@code
 * ArticleFormats.read(stream, Hints.none().withName("pubmed25n0001.xml.gz"), outcome -> outcome.match(
 *         parsed -> accept(parsed.article()),
 *         refused -> refuse(refused.code(), refused.place(), refused.reason())));
 * }</pre>
 *
 * <p>A format is one implementation of {@link dev.consilience.format.ArticleFormat} in a package of its own. Nothing here
 * reads a clock, a network or a file: bytes and hints go in, outcomes come out, and the same bytes give the same outcomes.
 */
@NullMarked
package dev.consilience.format;

import org.jspecify.annotations.NullMarked;
