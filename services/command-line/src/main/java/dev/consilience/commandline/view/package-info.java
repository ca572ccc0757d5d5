/** Tables and sentences for people. */
@NullMarked
package dev.consilience.commandline.view;

import org.jspecify.annotations.NullMarked;
