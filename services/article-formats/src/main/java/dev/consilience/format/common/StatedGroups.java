package dev.consilience.format.common;

import dev.consilience.article.ResearchGroup;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of authors, and of those who sign together, as citations and people write them: which of the two a name is. */
public final class StatedGroups {

    private static final Pattern WITH_INITIALS = Pattern.compile(".*\\p{L}\\s+\\p{Lu}{1,4}");

    private StatedGroups() {}

    /**
     * The group of that senior author: {@code 0000-0002-1825-0097}, {@code Basbaum, Allan I} or {@code Basbaum AI}; what is
     * written in no such way is a collective.
     */
    public static Optional<String> of(String stated) {
        Optional<String> orcid = ResearchGroup.ofOrcid(stated);
        if (orcid.isPresent()) {
            return orcid;
        }
        String name = stated.strip();
        if (name.indexOf(',') >= 0 || WITH_INITIALS.matcher(name).matches()) {
            return ResearchGroup.ofPerson(name);
        }
        return ResearchGroup.ofCollective(name);
    }
}
