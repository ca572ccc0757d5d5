package dev.consilience.service.reconcile;

import java.time.Duration;
import java.util.function.Function;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/**
 * How claims are reconciled in a topology.
 *
 * @param settle how long changed evidence is gathered before its proposition is answered anew, so that the claims of one paper make one
 *     change and not many
 * @param release names the code that answers: when it is another one, all propositions are answered again
 * @param mostRecounted with more claims than so many a proposition has a ledger
 * @param stores makes a store for a name
 */
public record ReconcileSettings(
        Duration settle, String release, int mostRecounted, Function<String, KeyValueBytesStoreSupplier> stores) {

    /** Up to so many claims it costs no more to count them all anew than to keep a ledger. */
    static final int MOST_RECOUNTED = 24;

    /** As the service is run: on disk. */
    public static ReconcileSettings usual(Duration settle, String release) {
        return new ReconcileSettings(settle, release, MOST_RECOUNTED, Stores::persistentKeyValueStore);
    }

    /** In memory, since a test that lives through many histories is faster there. */
    public ReconcileSettings inMemory() {
        return new ReconcileSettings(settle, release, mostRecounted, Stores::inMemoryKeyValueStore);
    }

    /** With a ledger for each proposition that has more claims than so many. */
    public ReconcileSettings recounting(int atMost) {
        return new ReconcileSettings(settle, release, atMost, stores);
    }
}
