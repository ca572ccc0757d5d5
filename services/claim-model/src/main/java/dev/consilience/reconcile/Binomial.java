package dev.consilience.reconcile;

/** The binomial distribution. */
final class Binomial {

    private static final int MOST_SUMMED = 1000;

    private Binomial() {}

    /**
     * The probability of at least so many successes. Above a thousand trials Chernoff's bound stands for it, which is
     * never less (Annals of Mathematical Statistics 23:493, 1952).
     *
     * @param successes from 0 to {@code trials}
     * @param trials how often it is tried
     * @param rate the probability of a success, above 0 and below 1
     * @throws IllegalArgumentException if the successes are not among the trials
     */
    static double atLeast(int successes, int trials, double rate) {
        if (successes < 0 || successes > trials) {
            throw new IllegalArgumentException("There cannot be " + successes + " successes in " + trials + " trials");
        }
        if (successes == 0) {
            return 1;
        }
        if (trials > MOST_SUMMED) {
            return bound((double) successes / trials, trials, rate);
        }
        double sum = 0;
        for (int count = successes; count <= trials; count++) {
            sum += StrictMath.exp(LogFactorials.of(trials)
                    - LogFactorials.of(count)
                    - LogFactorials.of(trials - count)
                    + count * StrictMath.log(rate)
                    + (trials - count) * StrictMath.log(1 - rate));
        }
        return Math.min(1, sum);
    }

    private static double bound(double share, int trials, double rate) {
        if (share <= rate) {
            return 1;
        }
        double divergence = share * StrictMath.log(share / rate);
        if (share < 1) {
            divergence += (1 - share) * StrictMath.log((1 - share) / (1 - rate));
        }
        return StrictMath.exp(-trials * divergence);
    }
}
