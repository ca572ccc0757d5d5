/** What the command line asks of the services, over HTTP. */
@NullMarked
package dev.consilience.commandline.remote;

import org.jspecify.annotations.NullMarked;
