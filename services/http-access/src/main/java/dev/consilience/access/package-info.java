/**
 * Who may do what over HTTP, and how much of it.
 *
 * <p>{@link dev.consilience.access.Endpoints} says of every endpoint of every service what it is used for, and
 * {@link dev.consilience.access.Use} which roles that takes. What is not named there is for operators only.
 */
@NullMarked
package dev.consilience.access;

import org.jspecify.annotations.NullMarked;
