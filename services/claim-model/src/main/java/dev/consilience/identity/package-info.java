/**
 * Which records are of one article, and which articles report one study.
 *
 * <p>{@code IdentityResolver} is the definition; {@link dev.consilience.identity.IdentityChange} tells what one more record
 * changes, and is all that a stream needs.
 */
@NullMarked
package dev.consilience.identity;

import org.jspecify.annotations.NullMarked;
