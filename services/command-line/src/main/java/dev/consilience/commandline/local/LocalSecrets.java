package dev.consilience.commandline.local;

import dev.consilience.stream.KafkaConnection;
import dev.consilience.stream.TopicAccess;
import dev.consilience.stream.access.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * What a cluster on one machine proves itself with, and its users themselves: a key with a certificate for the brokers, a password for
 * each user. All of it is made up once, and kept in files that nobody else on the machine can read.
 *
 * <p>For each user there is a file of settings as Kafka's own tools take them, {@code NAME.properties}: whoever is to be that user is given
 * this file and the certificate.
 */
public final class LocalSecrets {

    /** Who the brokers are to each other: those who may do everything. */
    static final String BROKERS = "CN=consilience-kafka";

    private static final String ALIAS = "kafka";
    private static final String DAYS = "3650";
    private static final int SECONDS = 60;
    private static final int LINE = 64;
    private static final String KEY_PASSWORD = "CONSILIENCE_KEY_PASSWORD";

    private final Path folder;

    LocalSecrets(Folders folders) {
        this.folder = folders.secrets();
    }

    /** Whether there are any: whether this cluster asks who is there. */
    boolean exist() {
        return Files.exists(passwordFile());
    }

    /** What a client believes the brokers by. */
    public Path certificate() {
        return folder.resolve("kafka.pem");
    }

    private Path key() {
        return folder.resolve("kafka-key.pem");
    }

    private Path addressFile() {
        return folder.resolve("addresses");
    }

    private Path passwordFile() {
        return folder.resolve("passwords.properties");
    }

    /** The settings of a user, for Kafka's tools and for ours. */
    public Path of(TopicAccess who) {
        return folder.resolve(who.name() + ".properties");
    }

    /** The settings of a service's user, as the service itself takes them. */
    Path ofService(TopicAccess who) {
        return folder.resolve(who.name() + ".service.properties");
    }

    /**
     * Makes what is missing. The certificate is made anew where brokers have come to stand at other addresses.
     *
     * @param addresses of the brokers
     */
    void prepare(Collection<String> addresses) throws IOException, InterruptedException {
        OwnerOnly.createFolder(folder);
        String wanted = String.join("\n", new TreeSet<>(addresses)) + "\n";
        if (!Files.exists(addressFile()) || !Files.readString(addressFile()).equals(wanted)) {
            makeKey(new TreeSet<>(addresses));
            // Last: were we to end before, the key would be made once more.
            OwnerOnly.write(addressFile(), wanted);
        }
        Properties passwords = new Properties();
        passwords.putAll(passwords());
        for (TopicAccess who : TopicAccess.ALL) {
            passwords.computeIfAbsent(who.name(), name -> NewPassword.make());
        }
        for (TopicAccess who : TopicAccess.ALL) {
            Map<String, String> settings = client(who, passwords.getProperty(who.name()));
            OwnerOnly.write(of(who), text(settings, ""));
            if (who.application().isPresent()) {
                OwnerOnly.write(ofService(who), text(settings, "kafka."));
            }
        }
        StringWriter text = new StringWriter();
        passwords.store(text, "Of Kafka's users");
        OwnerOnly.write(passwordFile(), text.toString());
    }

    /** The passwords of Kafka's users, by name. */
    Map<String, String> passwords() throws IOException {
        Properties properties = new Properties();
        if (exist()) {
            try (Reader reader = Files.newBufferedReader(passwordFile(), StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
        }
        Map<String, String> passwords = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> passwords.put(name, properties.getProperty(name)));
        return passwords;
    }

    /** The connection of one of the users. */
    KafkaConnection connection(TopicAccess who, String bootstrapServers) throws IOException {
        return KafkaConnection.read(bootstrapServers, of(who));
    }

    /** The connection of one who may do everything, which only this folder's owner can be. */
    KafkaConnection administration(String bootstrapServers) {
        Map<String, String> settings = new TreeMap<>(keys());
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("security.protocol", "SSL");
        return KafkaConnection.of(settings);
    }

    /** The brokers' key and what they believe each other by, as settings of a broker or a client. */
    Map<String, String> keys() {
        Map<String, String> settings = new TreeMap<>(trust());
        settings.put("ssl.keystore.type", "PEM");
        settings.put("ssl.keystore.location", key().toString());
        return settings;
    }

    private Map<String, String> trust() {
        return Map.of(
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                certificate().toString());
    }

    private Map<String, String> client(TopicAccess who, String password) {
        Map<String, String> settings = new TreeMap<>(trust());
        settings.put("security.protocol", "SASL_SSL");
        settings.put("sasl.mechanism", "SCRAM-SHA-512");
        settings.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + who.name()
                        + "\" password=\"" + password + "\";");
        return settings;
    }

    private static String text(Map<String, String> settings, String prefix) throws IOException {
        Properties properties = new Properties();
        settings.forEach((name, value) -> properties.setProperty(prefix + name, value));
        StringWriter text = new StringWriter();
        properties.store(text, "Written at every start");
        return text.toString();
    }

    /** Kafka takes a key without a password from a PEM file; keytool, which every JDK has, writes none. So it goes through a store. */
    private void makeKey(Collection<String> addresses) throws IOException, InterruptedException {
        Path store = folder.resolve("new.p12");
        Files.deleteIfExists(store);
        String password = NewPassword.make();
        StringBuilder names = new StringBuilder("SAN=dns:localhost");
        addresses.forEach(address -> names.append(",ip:").append(address));
        ProcessBuilder keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        BROKERS,
                        "-ext",
                        names.toString(),
                        "-validity",
                        DAYS,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass:env",
                        KEY_PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        keytool.environment().put(KEY_PASSWORD, password);
        Process process = keytool.start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("keytool did not make a key for the brokers in " + folder);
        }
        try (InputStream stream = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(stream, password.toCharArray());
            Key secret = keys.getKey(ALIAS, password.toCharArray());
            String chain = pem("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded());
            OwnerOnly.write(key(), pem("PRIVATE KEY", secret.getEncoded()) + chain);
            OwnerOnly.write(certificate(), chain);
        } catch (GeneralSecurityException e) {
            throw new IOException("The key that keytool made in " + folder + " cannot be read", e);
        } finally {
            Files.deleteIfExists(store);
        }
    }

    /** RFC 7468. */
    private static String pem(String label, byte[] bytes) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(bytes)
                + "\n-----END " + label + "-----\n";
    }
}
