package dev.consilience.benchmark.yardstick;

import java.util.function.BiConsumer;

/** Gives out so many records for each that comes in as the imitated pipeline did, with keys and values like its. */
final class Outlet {

    private final double perRecord;
    private final Flow flow;
    private final BiConsumer<String, byte[]> taker;
    private double due;
    private long given;

    /**
     * Gives records on to somebody.
     *
     * @param perRecord how many records there are for each that comes in
     */
    Outlet(double perRecord, Flow flow, BiConsumer<String, byte[]> taker) {
        this.perRecord = perRecord;
        this.flow = flow;
        this.taker = taker;
    }

    /** A record has come in. */
    void comeIn() {
        if (flow.values().isEmpty()) {
            return;
        }
        due += perRecord;
        while (due >= 1) {
            due--;
            String key = "key-" + given % Math.max(1, flow.keys());
            byte[] value = flow.values().get((int) (given % flow.values().size()));
            given++;
            taker.accept(key, value);
        }
    }
}
