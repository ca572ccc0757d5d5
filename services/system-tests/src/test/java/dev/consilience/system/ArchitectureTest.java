package dev.consilience.system;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String[] MODEL = {
        "dev.consilience.article..",
        "dev.consilience.identity..",
        "dev.consilience.claim..",
        "dev.consilience.vocabulary..",
        "dev.consilience.reconcile..",
        "dev.consilience.decision.."
    };
    private static final String[] CORE = {
        "dev.consilience.article..",
        "dev.consilience.identity..",
        "dev.consilience.claim..",
        "dev.consilience.vocabulary..",
        "dev.consilience.reconcile..",
        "dev.consilience.decision..",
        "dev.consilience.format..",
        "dev.consilience.export..",
        "dev.consilience.extraction.."
    };

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // Neither in the reactor nor as a jar: what tests share is no part of the product.
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.consilience");

    @Test
    void theModelKnowsOnlyTheJdk() {
        classes()
                .that()
                .resideInAnyPackage(MODEL)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "dev.consilience.article..",
                        "dev.consilience.identity..",
                        "dev.consilience.claim..",
                        "dev.consilience.vocabulary..",
                        "dev.consilience.reconcile..",
                        "dev.consilience.decision..")
                .because("what claims are must outlive every library: put an edge around the model instead")
                .check(CLASSES);
    }

    @Test
    void kafkaAndAvroStayOutOfModelFormatsAndExtraction() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..", "org.apache.avro..", "dev.consilience.schema..", "io.quarkus..")
                .because("these are functions of text and values: let the services bring them to the stream")
                .check(CLASSES);
    }

    @Test
    void formatsAndExtractionDoNotKnowEachOther() {
        SlicesRuleDefinition.slices()
                .matching("dev.consilience.(format|export|extraction)..")
                .should()
                .notDependOnEachOther()
                .because("what reads papers, what takes claims and what writes them meet in the model only")
                .check(CLASSES);
    }

    @Test
    void theCoreReadsNoClockAndDrawsNoLots() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .because("the record is a function of the evidence: let times and names come in as arguments")
                .check(CLASSES);
    }

    @Test
    void quarkusStaysAtTheEdgeOfTheServices() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.consilience.access..",
                        "dev.consilience.service.*.app..",
                        "dev.consilience.service.*.rest..",
                        "dev.consilience.service.*.page..",
                        "dev.consilience.service.*.feed..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..", "org.eclipse.microprofile..")
                .because(
                        "a topology is a plain class that a test can drive: move the annotation to app, rest, page or feed")
                .check(CLASSES);
    }

    @Test
    void noServiceKnowsAnother() {
        SlicesRuleDefinition.slices()
                .matching("dev.consilience.service.(*)..")
                .should()
                .notDependOnEachOther()
                .because("between services there are topics only: put what both need into stream-kit")
                .check(CLASSES);
    }

    @Test
    void theModelsPackagesFormNoCircle() {
        SlicesRuleDefinition.slices()
                .matching("dev.consilience.(article|identity|claim|vocabulary|reconcile|decision)..")
                .should()
                .beFreeOfCycles()
                .because("one subject must be readable without the next")
                .check(CLASSES);
    }
}
