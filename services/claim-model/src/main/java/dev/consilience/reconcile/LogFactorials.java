package dev.consilience.reconcile;

/** Natural logarithms of factorials and of what is made of them, to about twelve digits, at the same cost for any size. */
final class LogFactorials {

    private static final int LISTED = 256;
    private static final double[] LIST = list();

    private LogFactorials() {}

    /**
     * The logarithm of the probability of a given sequence of so many outcomes of one kind and so many of another, where
     * every rate is as likely as any other: {@code a! b! / (a + b + 1)!}.
     *
     * @throws IllegalArgumentException if a count is negative
     */
    static double betaBinomial(int one, int other) {
        return of(one) + of(other) - of((long) one + other + 1);
    }

    /**
     * The logarithm of a factorial: summed up to {@value #LISTED}, beyond that by Stirling's series to its third term.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    static double of(long number) {
        if (number < 0) {
            throw new IllegalArgumentException("There is no factorial of " + number);
        }
        if (number < LISTED) {
            return LIST[(int) number];
        }
        double n = number;
        return (n + 0.5) * StrictMath.log(n)
                - n
                + 0.5 * StrictMath.log(2 * StrictMath.PI)
                + 1 / (12 * n)
                - 1 / (360 * n * n * n);
    }

    private static double[] list() {
        double[] list = new double[LISTED];
        for (int i = 2; i < LISTED; i++) {
            list[i] = list[i - 1] + StrictMath.log(i);
        }
        return list;
    }
}
