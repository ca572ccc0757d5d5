package dev.consilience.commandline.local;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/**
 * Which port each part of the pipeline has. Of several processes that do the same, the first has the port itself, and each other
 * one the port {@value #STEP} above the last.
 */
public final class Ports {

    private static final String HOST = "127.0.0.1";
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int HIGHEST = 65_535;
    /** So far apart are the ports of processes that do the same. */
    private static final int STEP = 10;

    private final Map<PortName, Integer> numbers;

    private Ports(Map<PortName, Integer> numbers) {
        this.numbers = new EnumMap<>(numbers);
    }

    /**
     * The usual ports, all moved by the offset, but for those that are named.
     *
     * @throws IllegalArgumentException if one is no port, or two are the same
     */
    public static Ports of(int offset, Map<PortName, Integer> named) {
        Map<PortName, Integer> numbers = new EnumMap<>(PortName.class);
        for (PortName name : PortName.values()) {
            int number = named.getOrDefault(name, name.usual() + offset);
            if (number < 1 || number > HIGHEST) {
                throw new IllegalArgumentException(
                        "The port of " + name.label() + " is 1 to " + HIGHEST + ", not " + number);
            }
            numbers.forEach((other, taken) -> {
                if (taken == number) {
                    throw new IllegalArgumentException("Port " + number + " cannot be both that of " + other.label()
                            + " and that of " + name.label());
                }
            });
            numbers.put(name, number);
        }
        return new Ports(numbers);
    }

    /** The ports of a pipeline that was started, as it left them in its folder; the usual ones where there is none. */
    public static Ports read(Path file) throws IOException {
        Map<PortName, Integer> named = new EnumMap<>(PortName.class);
        if (Files.exists(file)) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
            for (PortName name : PortName.values()) {
                String number = properties.getProperty(name.label(), "");
                if (number.matches("\\d{1,5}")) {
                    named.put(name, Integer.parseInt(number));
                }
            }
        }
        return of(0, named);
    }

    /** Leaves them where the other commands find them. */
    public void write(Path file) throws IOException {
        Properties properties = new Properties();
        numbers.forEach((name, number) -> properties.setProperty(name.label(), Integer.toString(number)));
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, "The ports of the pipeline that was started last");
        }
    }

    /** The number of a port. */
    public int number(PortName name) {
        return numbers.getOrDefault(name, name.usual());
    }

    /** The number of a port of one of several processes. */
    public int number(Port port) {
        return number(port.name()) + STEP * (port.member() - 1);
    }

    /** The address of a port on this machine for HTTP. */
    public URI http(PortName name) {
        return URI.create("http://" + address(name));
    }

    /** Host and port on this machine. */
    public String address(PortName name) {
        return HOST + ":" + number(name);
    }

    /** Whether nobody listens on a port of this machine, found by listening on it for a moment. */
    boolean isFree(Port port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), number(port)));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return numbers.toString();
    }
}
