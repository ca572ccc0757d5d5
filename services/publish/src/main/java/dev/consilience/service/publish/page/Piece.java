package dev.consilience.service.publish.page;

/**
 * A piece of a text, marked or not.
 *
 * @param text the words
 * @param kinds the kinds of all marks on it, with spaces between; empty for plain text
 * @param ends the kinds of the marks that end with it, to be named behind it; empty if none does
 */
record Piece(String text, String kinds, String ends) {}
