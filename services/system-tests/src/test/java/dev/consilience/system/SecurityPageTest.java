package dev.consilience.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.consilience.access.Endpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That deploy/SECURITY.md says what is so; what running services do of it is held against it in {@link AccessIT}. */
class SecurityPageTest {

    private static final String PATH = "jakarta.ws.rs.Path";
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");
    private static final Pattern PARAMETER = Pattern.compile("\\{\\s*(\\w+)\\s*(?::\\s*([^}]+))?}");
    private static final Pattern SHOWN_BY = Pattern.compile("`(\\w+)\\.(\\w+)`");

    @Test
    void theTableOfRolesIsThatOfTheServices() throws IOException {
        assertStandsThere(SecurityPage.ROLES, SecurityPage.roles(), "roles.md");
    }

    @Test
    void theTableOfTopicsIsThatOfKafka() throws IOException {
        assertStandsThere(SecurityPage.TOPICS, SecurityPage.topics(), "topics.md");
    }

    private static void assertStandsThere(String head, List<String> expected, String name) throws IOException {
        Path received = Path.of("target/received").resolve(name);
        if (!SecurityPage.table(head).equals(expected)) {
            Files.createDirectories(received.getParent());
            Files.write(received, expected);
        }

        assertThat(SecurityPage.table(head))
                .as("the table below \"%s\" in %s: copy %s into it", head, SecurityPage.FILE, received)
                .isEqualTo(expected);
    }

    /** A resource that nobody has put into the table would be the operators' alone, and nobody would know. */
    @ParameterizedTest
    @ValueSource(strings = {"ingest", "publish", "extract", "reconcile"})
    void everyResourceOfAServiceHasAUse(String service) {
        Set<String> found = new TreeSet<>();
        for (JavaClass resource : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.consilience.service." + service)) {
            if (resource.isAnnotatedWith(PATH)) {
                resource.getMethods()
                        .forEach(method -> endpoint(resource, method).ifPresent(found::add));
            }
        }
        Set<String> named = new TreeSet<>();
        Endpoints.of(service).all().stream()
                .map(endpoint -> endpoint.method() + " " + endpoint.path())
                // Of Quarkus and files; those are held against a running service.
                .filter(endpoint -> !endpoint.matches("GET /(q/|page/|openapi).*"))
                .forEach(named::add);

        assertThat(named)
                .as("endpoints of %s in Endpoints, and its resources", service)
                .isEqualTo(found);
    }

    private static Optional<String> endpoint(JavaClass resource, JavaMethod method) {
        for (String name : METHODS) {
            if (method.isAnnotatedWith("jakarta.ws.rs." + name)) {
                String path = ("/" + value(resource.getAnnotationOfType(PATH)) + "/"
                                + method.tryGetAnnotationOfType(PATH)
                                        .map(SecurityPageTest::value)
                                        .orElse(""))
                        .replaceAll("/+", "/");
                if (path.length() > 1 && path.endsWith("/")) {
                    path = path.substring(0, path.length() - 1);
                }
                Matcher parameter = PARAMETER.matcher(path);
                String template = parameter.replaceAll(match -> {
                    if (match.group(2) == null) {
                        return "{" + match.group(1) + "}";
                    }
                    return "{" + match.group(1) + "...}";
                });
                return Optional.of(name + " " + template);
            }
        }
        return Optional.empty();
    }

    private static String value(JavaAnnotation<?> path) {
        return String.valueOf(path.get("value").orElseThrow());
    }

    @Test
    void everyAttackIsShownByATestThatIsThere() throws IOException {
        List<String> attacks = SecurityPage.table(SecurityPage.ATTACKS);

        assertThat(attacks).hasSizeGreaterThan(30);
        for (String attack : attacks) {
            List<String> cells = SecurityPage.cells(attack);
            assertThat(cells).as(attack).hasSize(3);
            Matcher shown = SHOWN_BY.matcher(cells.get(2));
            assertThat(shown.find()).as("a test of: %s", attack).isTrue();
            do {
                assertThat(source(shown.group(1)))
                        .as("%s in %s", shown.group(2), shown.group(1))
                        .contains("void " + shown.group(2) + "(");
            } while (shown.find());
        }
    }

    private static String source(String test) throws IOException {
        List<Path> modules = new ArrayList<>(List.of(Path.of("../../deploy")));
        try (Stream<Path> services = Files.list(Path.of(".."))) {
            services.forEach(modules::add);
        }
        for (Path module : modules) {
            Path tests = module.resolve("src/test/java");
            if (Files.isDirectory(tests)) {
                try (Stream<Path> files = Files.walk(tests)) {
                    Optional<Path> found =
                            files.filter(file -> file.endsWith(test + ".java")).findFirst();
                    if (found.isPresent()) {
                        return Files.readString(found.get());
                    }
                }
            }
        }
        throw new AssertionError("There is no test " + test);
    }
}
