package dev.consilience.stream.access;

import java.util.List;

/** The roles that people have, as the file of users and the tokens of a sign-in server name them. */
public final class Roles {

    /** Reads what is published. */
    public static final String READER = "reader";

    /** Hands papers in, and reads. */
    public static final String SUBMITTER = "submitter";

    /** Decides on claims and verdicts, and reads. */
    public static final String CURATOR = "curator";

    /** Looks after the services: meters, dead letters; and reads. */
    public static final String OPERATOR = "operator";

    /** All of them. */
    public static final List<String> ALL = List.of(READER, SUBMITTER, CURATOR, OPERATOR);

    private Roles() {}
}
