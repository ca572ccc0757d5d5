package dev.consilience.service.publish.page;

/**
 * A page that is not there, or not now.
 *
 * @param title what is wrong
 * @param words the same in a sentence or two, with what to do about it
 */
record ProblemView(String title, String words) {}
