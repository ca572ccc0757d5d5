package dev.consilience.commandline.remote;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Posts a body and reads the answer while the body is still being sent. The JDK's client reads no answer before all is
 * sent: a service that answers record by record would come to wait for its reader, and the reader for it.
 *
 * <p>One request a connection, over HTTP/1.1. No proxies, no redirects.
 */
final class StreamedPost implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int BUFFER = 64 * 1024;
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final Socket socket;
    private final Thread sender;
    private final int status;
    private final Map<String, String> headers = new TreeMap<>();
    private final InputStream body;

    /** What is sent, which is asked for once. */
    @FunctionalInterface
    interface Content {
        /** Opens it. */
        InputStream open() throws IOException;
    }

    /**
     * Connects, begins to send, and reads the answer's head.
     *
     * @param length of the content, or -1 if it is not known
     * @param sent told how many bytes have been sent so far
     * @param silence after which a service that says nothing is taken to be gone
     * @throws IOException if nothing answers, or the connection breaks
     */
    StreamedPost(
            URI address,
            Map<String, String> requestHeaders,
            Content content,
            long length,
            LongConsumer sent,
            Duration silence)
            throws IOException {
        socket = connect(address, silence);
        try {
            OutputStream output = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
            output.write(head(address, requestHeaders, length).getBytes(StandardCharsets.US_ASCII));
            output.flush();
            sender = new Thread(() -> send(content, output, length, sent), "sender");
            sender.setDaemon(true);
            sender.start();
            InputStream input = new BufferedInputStream(socket.getInputStream(), BUFFER);
            status = readHead(input);
            body = body(input);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    int status() {
        return status;
    }

    /** A header of the answer, or an empty text. */
    String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** The answer's body; it throws if the connection breaks before the body's end. */
    InputStream body() {
        return body;
    }

    private static Socket connect(URI address, Duration silence) throws IOException {
        boolean secure = "https".equals(address.getScheme());
        int port = address.getPort();
        if (port < 0 && secure) {
            port = HTTPS;
        } else if (port < 0) {
            port = HTTP;
        }
        Socket plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(address.getHost(), port), (int) CONNECT.toMillis());
            plain.setSoTimeout((int) silence.toMillis());
            plain.setTcpNoDelay(true);
            if (!secure) {
                return plain;
            }
            SSLSocket wrapped = (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault())
                    .createSocket(plain, address.getHost(), port, true);
            SSLParameters parameters = wrapped.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            wrapped.setSSLParameters(parameters);
            wrapped.startHandshake();
            return wrapped;
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private static String head(URI address, Map<String, String> requestHeaders, long length) {
        String path = address.getRawPath();
        if (path.isEmpty()) {
            path = "/";
        }
        if (address.getRawQuery() != null) {
            path = path + "?" + address.getRawQuery();
        }
        StringBuilder head = new StringBuilder("POST ").append(path).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(address.getRawAuthority()).append("\r\nConnection: close\r\n");
        requestHeaders.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (length < 0) {
            head.append("Transfer-Encoding: chunked\r\n");
        } else {
            head.append("Content-Length: ").append(length).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    /** Runs beside the reading. What fails here is seen there: the answer ends, or says why. */
    private void send(Content content, OutputStream output, long length, LongConsumer sent) {
        try (InputStream input = content.open()) {
            byte[] buffer = new byte[BUFFER];
            long total = 0;
            for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                if (count == 0) {
                    continue;
                }
                if (length < 0) {
                    output.write((Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    output.write(buffer, 0, count);
                    output.write(new byte[] {'\r', '\n'});
                } else {
                    output.write(buffer, 0, count);
                }
                output.flush();
                total += count;
                sent.accept(total);
            }
            if (length < 0) {
                output.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                output.flush();
            } else if (total < length) {
                throw new EOFException("The input became shorter while it was sent");
            }
        } catch (IOException e) {
            shutDown();
        }
    }

    /** Lets the service see that no more comes; it may still answer. */
    private void shutDown() {
        try {
            socket.shutdownOutput();
        } catch (IOException ignored) {
            // It is closed already, which says the same.
        }
    }

    private int readHead(InputStream input) throws IOException {
        String[] words = line(input).split(" ", 3);
        if (words.length < 2 || !words[1].matches("[0-9]{3}")) {
            throw new IOException("It did not answer in HTTP");
        }
        for (String line = line(input); !line.isEmpty(); line = line(input)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        int code = Integer.parseInt(words[1]);
        if (code < 200) {
            headers.clear();
            return readHead(input);
        }
        return code;
    }

    private InputStream body(InputStream input) {
        if (header("Transfer-Encoding").equalsIgnoreCase("chunked")) {
            return new Chunks(input);
        }
        if (header("Content-Length").matches("[0-9]{1,18}")) {
            return new Exactly(input, Long.parseLong(header("Content-Length")));
        }
        return input;
    }

    private static String line(InputStream input) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0) {
                throw new EOFException("The connection ended before the answer did");
            }
            if (line.size() > LONGEST_LINE) {
                throw new IOException("A line of its answer's head is longer than " + LONGEST_LINE);
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        sender.interrupt();
    }

    /** A body that says how long it is. */
    private static final class Exactly extends InputStream {
        private final InputStream input;
        private long left;

        Exactly(InputStream input, long length) {
            this.input = input;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            if (read(one, 0, 1) < 0) {
                return -1;
            }
            return one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = input.read(bytes, offset, (int) Math.min(length, left));
            if (count < 0) {
                throw new EOFException("The connection ended before the answer did");
            }
            left -= count;
            return count;
        }
    }

    /** A body that comes in chunks. */
    private static final class Chunks extends InputStream {
        private final InputStream input;
        private InputStream chunk = InputStream.nullInputStream();
        private boolean first = true;
        private boolean ended;

        Chunks(InputStream input) {
            this.input = input;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            if (read(one, 0, 1) < 0) {
                return -1;
            }
            return one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            while (!ended) {
                int count = chunk.read(bytes, offset, length);
                if (count >= 0) {
                    return count;
                }
                next();
            }
            return -1;
        }

        private void next() throws IOException {
            if (!first) {
                line(input);
            }
            first = false;
            String size = line(input).split(";", 2)[0].strip();
            if (!size.matches("[0-9A-Fa-f]{1,15}")) {
                throw new IOException("A chunk of the answer has the size \"" + size + "\"");
            }
            long length = Long.parseLong(size, 16);
            if (length == 0) {
                ended = true;
            } else {
                chunk = new Exactly(input, length);
            }
        }
    }
}
