package dev.consilience.access;

/** So little of everything that a test can use it up. */
record FewLimits() implements AccessConfig.Limits {
    @Override
    public int requestsPerSecond() {
        return 1;
    }

    @Override
    public int burst() {
        return 3;
    }

    @Override
    public int megabytesPerMinute() {
        return 60;
    }

    @Override
    public int feeds() {
        return 2;
    }

    @Override
    public int failedSignIns() {
        return 2;
    }

    @Override
    public int clients() {
        return 100;
    }
}
