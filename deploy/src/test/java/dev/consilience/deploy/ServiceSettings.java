package dev.consilience.deploy;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The settings that a service reads, as its own sources and settings file name them. */
final class ServiceSettings {

    private static final Path SERVICES = Path.of("../services");
    private static final Path SHARED =
            SERVICES.resolve("stream-kit/src/main/resources/META-INF/microprofile-config.properties");
    private static final Pattern PROPERTY = Pattern.compile("@ConfigProperty\\(\\s*name = \"([^\"]+)\"");
    private static final Pattern NOT_IN_A_VARIABLE = Pattern.compile("[^A-Za-z0-9]");

    /** Of Java and of Quarkus itself: no file of ours names them. */
    private static final List<String> OF_OTHERS = List.of(
            "jdk.java.options",
            "quarkus.http.proxy.proxy-address-forwarding",
            "quarkus.oidc.auth-server-url",
            "quarkus.oidc.public-key",
            "quarkus.oidc.token.audience",
            "quarkus.oidc.token.issuer");

    private final Properties file;
    private final Set<String> variables = new TreeSet<>();

    private ServiceSettings(Properties file, Set<String> names) {
        this.file = file;
        names.forEach(name -> variables.add(variable(name)));
    }

    /** Those of a service. */
    static ServiceSettings of(String service) {
        Path module = SERVICES.resolve(service);
        Path edge = SERVICES.resolve("http-access");
        Properties file = new Properties();
        try (Reader common = Files.newBufferedReader(
                        edge.resolve("src/main/resources/META-INF/microprofile-config.properties"));
                Reader seeing = Files.newBufferedReader(SHARED);
                Reader reader = Files.newBufferedReader(module.resolve("src/main/resources/application.properties"));
                Stream<Path> own = Files.walk(module.resolve("src/main/java"));
                Stream<Path> shared = Files.walk(edge.resolve("src/main/java"))) {
            file.load(common);
            file.load(seeing);
            file.load(reader);
            Stream<Path> sources = Stream.concat(own, shared);
            Set<String> names = new TreeSet<>(file.stringPropertyNames());
            names.addAll(OF_OTHERS);
            Stream.of(ConsumerConfig.configNames(), ProducerConfig.configNames(), AdminClientConfig.configNames())
                    .flatMap(Set::stream)
                    .forEach(name -> names.add("kafka." + name));
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Matcher property = PROPERTY.matcher(Files.readString(source));
                while (property.find()) {
                    names.add(property.group(1));
                }
            }
            return new ServiceSettings(file, names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it reads a setting from a variable of that name. */
    boolean reads(String variable) {
        return variables.contains(variable);
    }

    /** What stands in the file. */
    String value(String name) {
        return file.getProperty(name);
    }

    /** The variable by which a setting can be set, by MicroProfile's rule. */
    private static String variable(String name) {
        return NOT_IN_A_VARIABLE.matcher(name).replaceAll("_").toUpperCase(Locale.ROOT);
    }
}
