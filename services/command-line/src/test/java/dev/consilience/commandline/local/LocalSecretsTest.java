package dev.consilience.commandline.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.stream.TopicAccess;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSecretsTest {

    @TempDir
    private Path data;

    private LocalSecrets secrets;

    @BeforeEach
    void choose() {
        secrets = new LocalSecrets(new Folders(data, data));
    }

    private static X509Certificate certificate(LocalSecrets secrets) throws Exception {
        try (InputStream stream = Files.newInputStream(secrets.certificate())) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(stream);
        }
    }

    @Test
    void thereAreNoneBeforeTheyAreMade() throws Exception {
        assertThat(secrets.exist()).isFalse();
        assertThat(secrets.passwords()).isEmpty();

        secrets.prepare(Set.of("127.0.0.1"));

        assertThat(secrets.exist()).isTrue();
    }

    @Test
    void theCertificateIsGoodForEachAddressOfABroker() throws Exception {
        secrets.prepare(Set.of("127.0.0.1", "10.0.0.2"));

        X509Certificate certificate = certificate(secrets);
        Set<Object> names = certificate.getSubjectAlternativeNames().stream()
                .map(name -> name.get(1))
                .collect(Collectors.toSet());
        assertThat(names).isEqualTo(Set.of("localhost", "127.0.0.1", "10.0.0.2"));
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo(LocalSecrets.BROKERS);
        certificate.verify(certificate.getPublicKey());
    }

    @Test
    void eachUserHasAPasswordOfItsOwn() throws Exception {
        secrets.prepare(Set.of("127.0.0.1"));

        Map<String, String> passwords = secrets.passwords();
        assertThat(passwords)
                .containsOnlyKeys(
                        TopicAccess.ALL.stream().map(TopicAccess::name).toList());
        assertThat(Set.copyOf(passwords.values())).hasSameSizeAs(passwords.keySet());
        assertThat(secrets.connection(TopicAccess.SUBSCRIBER, "a:1").settings().get("sasl.jaas.config"))
                .asString()
                .contains("username=\"subscriber\"", "password=\"" + passwords.get("subscriber") + "\"");
    }

    @Test
    void aServiceReadsTheSameSettingsUnderItsOwnNames() throws Exception {
        secrets.prepare(Set.of("127.0.0.1"));

        Properties service = new Properties();
        try (InputStream stream = Files.newInputStream(secrets.ofService(TopicAccess.EXTRACT))) {
            service.load(stream);
        }
        Map<Object, Object> plain = service.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().toString().substring("kafka.".length()), Map.Entry::getValue));
        plain.put("bootstrap.servers", "a:1");
        assertThat(secrets.connection(TopicAccess.EXTRACT, "a:1").settings()).isEqualTo(plain);
    }

    @Test
    void theyStayTheSameFromStartToStart() throws Exception {
        secrets.prepare(Set.of("127.0.0.1"));
        List<String> before =
                List.of(certificate(secrets).toString(), secrets.passwords().toString());

        secrets.prepare(Set.of("127.0.0.1"));

        assertThat(List.of(certificate(secrets).toString(), secrets.passwords().toString()))
                .isEqualTo(before);
    }

    @Test
    void brokersAtOtherAddressesGetAnotherCertificateAndUsersKeepTheirPasswords() throws Exception {
        secrets.prepare(Set.of("127.0.0.1"));
        X509Certificate before = certificate(secrets);
        Map<String, String> passwords = secrets.passwords();

        secrets.prepare(Set.of("127.0.0.1", "10.0.0.3"));

        assertThat(certificate(secrets)).isNotEqualTo(before);
        assertThat(secrets.passwords()).isEqualTo(passwords);
    }

    /** As if it had ended between the key and what stands behind it. */
    @Test
    void whatWasLeftHalfMadeIsMadeAnew() throws Exception {
        secrets.prepare(Set.of("127.0.0.1"));
        Files.delete(data.resolve("secrets/addresses"));
        Files.delete(data.resolve("secrets/kafka.pem"));
        Files.writeString(data.resolve("secrets/new.p12"), "half");

        secrets.prepare(Set.of("127.0.0.1"));

        assertThat(certificate(secrets).getSubjectX500Principal().getName()).isEqualTo(LocalSecrets.BROKERS);
        assertThat(data.resolve("secrets/new.p12")).doesNotExist();
    }
}
