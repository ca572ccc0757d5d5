package dev.consilience.access;

import dev.consilience.stream.access.Roles;
import java.util.Collections;
import java.util.Set;

/** What an endpoint is used for, which says who may use it. Whoever has any role may read; no other role has another in it. */
public enum Use {

    /** Asking whether the service lives and is ready, which machines do that have no name. */
    PROBE(Set.of(), false),

    /** Reading what is published. */
    READ(Set.copyOf(Roles.ALL), false),

    /** Reading it as it comes, over a connection that stays. */
    FOLLOW(Set.copyOf(Roles.ALL), false),

    /** Handing papers in. */
    SUBMIT(Set.of(Roles.SUBMITTER), false),

    /** Asking who one is, which has a browser ask for name and password. */
    SIGN_IN(Set.copyOf(Roles.ALL), true),

    /** Deciding on claims and verdicts. Who did is kept, so it has to be known wherever the service listens. */
    DECIDE(Set.of(Roles.CURATOR), true),

    /** Looking after the service. */
    OPERATE(Set.of(Roles.OPERATOR), false);

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of and Set.copyOf
    private final Set<String> roles;

    private final boolean always;

    Use(Set<String> roles, boolean always) {
        this.roles = roles;
        this.always = always;
    }

    /** Those of whom one is needed. */
    public Set<String> roles() {
        return roles;
    }

    /**
     * Whether nobody is asked who they are.
     *
     * @param demanded whether the service demands it of all who can be asked
     */
    public boolean isOpen(boolean demanded) {
        return this == PROBE || (!demanded && !always);
    }

    /** Whether somebody with these roles may. */
    public boolean permits(Set<String> having) {
        return this == PROBE || !Collections.disjoint(roles, having);
    }
}
