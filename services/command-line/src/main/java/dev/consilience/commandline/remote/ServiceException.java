package dev.consilience.commandline.remote;

import java.io.IOException;

/** Says, in words for the person at the keyboard, what a service did not do. */
public final class ServiceException extends IOException {

    private static final long serialVersionUID = 1L;

    public ServiceException(String message) {
        super(message);
    }
}
