package org.trucewatch.verification;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import org.junit.jupiter.api.Test;

import java.time.Instant;

import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTest {

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.trucewatch.verification");

    @Test
    void whatDecidesKnowsNeitherHttpNorTheBrokerNorJson() {
        noClasses()
                .that()
                .resideInAnyPackage("..casefile..", "..assessment..", "..finding..", "..review..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.ws.rs..",
                        "com.fasterxml..",
                        "com.rabbitmq..",
                        "org.eclipse.microprofile.reactive..",
                        "org.trucewatch.kit.events..",
                        "org.trucewatch.kit.inbox..",
                        "org.trucewatch.verification.api..",
                        "org.trucewatch.verification.messaging..")
                .check(SERVICE);
    }

    @Test
    void packagesDependInOneDirection() {
        Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("api")
                .definedBy("..verification.api..")
                .layer("messaging")
                .definedBy("..verification.messaging..")
                .layer("review")
                .definedBy("..verification.review..")
                .layer("finding")
                .definedBy("..verification.finding..")
                .layer("casefile")
                .definedBy("..verification.casefile..")
                .layer("assessment")
                .definedBy("..verification.assessment..")
                .layer("examination")
                .definedBy("..verification.examination..")
                .layer("evidence")
                .definedBy("..verification.evidence..")
                .layer("incident")
                .definedBy("..verification.incident..")
                .layer("agreement")
                .definedBy("..verification.agreement..")
                .whereLayer("api")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("messaging")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("review")
                .mayOnlyBeAccessedByLayers("api", "messaging")
                .whereLayer("finding")
                .mayOnlyBeAccessedByLayers("review", "api")
                .whereLayer("casefile")
                .mayOnlyBeAccessedByLayers("finding", "review", "api", "messaging")
                .whereLayer("assessment")
                .mayOnlyBeAccessedByLayers("finding", "review", "api")
                .whereLayer("examination")
                .mayOnlyBeAccessedByLayers("api", "messaging")
                .whereLayer("evidence")
                .mayOnlyBeAccessedByLayers("examination", "api", "messaging")
                .check(SERVICE);
        slices().matching("org.trucewatch.verification.(*)..")
                .should()
                .beFreeOfCycles()
                .check(SERVICE);
    }

    @Test
    void entitiesHaveVerbsAndNoSetters() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .should()
                .haveNameNotMatching("set[A-Z].*")
                .check(SERVICE);
        fields().that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .should()
                .bePrivate()
                .check(SERVICE);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noFields().should().beAnnotatedWith(Inject.class).check(SERVICE);
    }

    @Test
    void namesSayTheBusiness() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Service")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .check(SERVICE);
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .haveSimpleNameEndingWith("Resource")
                .check(SERVICE);
    }

    @Test
    void onlyTheKitSends() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.trucewatch.kit.broker..", "io.vertx.rabbitmq..")
                .check(SERVICE);
        noClasses()
                .that()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .callMethod(Instant.class, "now")
                .check(SERVICE);
    }
}
