package dev.consilience.extraction;

import dev.consilience.article.TextSpan;

/**
 * A short form that a text defines.
 *
 * @param shortForm as printed where it is defined
 * @param longForm what it stands for, as printed there
 * @param shortSpan where the short form stands, in UTF-16 units of the text
 * @param longSpan where the long form stands
 */
public record Abbreviation(String shortForm, String longForm, TextSpan shortSpan, TextSpan longSpan) {}
