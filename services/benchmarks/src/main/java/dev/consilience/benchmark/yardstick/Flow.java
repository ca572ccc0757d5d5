package dev.consilience.benchmark.yardstick;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a topic was given by the pipeline that is imitated.
 *
 * @param records how many records
 * @param keys how many different keys
 * @param values some of the values, which stand for all of them: so their sizes are right, and how well they compress
 */
public record Flow(long records, long keys, List<byte[]> values) {

    public Flow {
        values = List.copyOf(values);
    }

    /** Writes the flows of topics, by name. */
    public static void write(Map<String, Flow> flows, OutputStream to) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        out.writeInt(flows.size());
        for (Map.Entry<String, Flow> each : flows.entrySet()) {
            Flow flow = each.getValue();
            out.writeUTF(each.getKey());
            out.writeLong(flow.records);
            out.writeLong(flow.keys);
            out.writeInt(flow.values.size());
            for (byte[] value : flow.values) {
                out.writeInt(value.length);
                out.write(value);
            }
        }
        out.flush();
    }

    /** Reads what was written. */
    public static Map<String, Flow> read(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(from);
        Map<String, Flow> flows = new TreeMap<>();
        int many = in.readInt();
        for (int i = 0; i < many; i++) {
            String topic = in.readUTF();
            long records = in.readLong();
            long keys = in.readLong();
            int some = in.readInt();
            List<byte[]> values = new ArrayList<>();
            for (int value = 0; value < some; value++) {
                values.add(in.readNBytes(in.readInt()));
            }
            flows.put(topic, new Flow(records, keys, values));
        }
        return flows;
    }
}
