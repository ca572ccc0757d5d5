package dev.consilience.reconcile;

/**
 * What the deciding studies of one year found: a study belongs to the year in which it was first heard of on its side.
 *
 * @param year four digits; {@code until} and four digits for all earlier ones together; empty for studies without a date
 * @param studies the studies by direction
 */
public record YearBalance(String year, DirectionCounts studies) {}
