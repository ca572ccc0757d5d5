package dev.consilience.reconcile;

import dev.consilience.article.StudyId;
import dev.consilience.claim.Direction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts evidence by direction, independent studies first. */
final class Tallies {

    private Tallies() {}

    static List<Tally> byDirection(Collection<Placement> placements) {
        List<Tally> tallies = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            Set<StudyId> studies = new HashSet<>();
            int claims = 0;
            for (Placement placement : placements) {
                if (placement.direction() == direction) {
                    studies.add(placement.claim().study());
                    claims++;
                }
            }
            if (claims > 0) {
                tallies.add(new Tally(direction, studies.size(), claims));
            }
        }
        return tallies;
    }

    /** The direction with the most studies; on a tie the first in the order of {@link Direction}. */
    static Direction leading(List<Tally> tallies) {
        Tally leading = tallies.get(0);
        for (Tally tally : tallies) {
            if (tally.studies() > leading.studies()) {
                leading = tally;
            }
        }
        return leading.direction();
    }
}
