package dev.consilience.service.publish.record;

import dev.consilience.schema.BeliefRecord;
import dev.consilience.schema.CuratedClaimRecord;

/**
 * How much a disagreement has to tell: the product of how much evidence there is and how evenly it is divided, in bits:
 * {@code log2(1 + n) * H(p)}, where n is how many independent studies the deciding sides are worth together, p the share of
 * the leading one, and H the binary entropy. One study against one is 1.58, twenty-four against two 1.86, thirteen against
 * thirteen 4.75; where nothing is against the leading side it is 0.
 */
final class Interest {

    private Interest() {}

    static double of(CuratedClaimRecord claim) {
        double all = 0;
        double leading = 0;
        for (BeliefRecord belief : claim.getBeliefs()) {
            all += belief.getIndependent();
            if (belief.getDirection() == claim.getDirection()) {
                leading += belief.getIndependent();
            }
        }
        if (all == 0) {
            return 0;
        }
        return log2(1 + all) * entropy(leading / all);
    }

    private static double entropy(double share) {
        if (share <= 0 || share >= 1) {
            return 0;
        }
        return -share * log2(share) - (1 - share) * log2(1 - share);
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
