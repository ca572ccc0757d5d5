package dev.consilience.identity;

import dev.consilience.article.Name;
import dev.consilience.article.RecordId;
import java.util.Optional;
import java.util.SortedSet;

/** All records by their names. */
public interface IdentityGraph {

    /** The record, if it is known. */
    Optional<RecordIdentity> record(RecordId id);

    /** The records that call their article so. */
    SortedSet<RecordId> named(Name name);

    /** The records whose {@linkplain RecordIdentity#versions() versions} are called so. */
    SortedSet<RecordId> versionOf(Name name);

    /** The records that report on an article of that name, or have a notice of it. */
    SortedSet<RecordId> tellingOf(Name name);
}
