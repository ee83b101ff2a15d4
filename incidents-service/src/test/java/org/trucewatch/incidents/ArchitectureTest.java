package org.trucewatch.incidents;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
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
            .importPackages("org.trucewatch.incidents");

    @Test
    void whatDecidesKnowsNeitherHttpNorTheBrokerNorJson() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..agreement..",
                        "..register..",
                        "..incident..",
                        "..review..",
                        "..finding..",
                        "..statement..",
                        "..tally..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.ws.rs..",
                        "com.fasterxml..",
                        "com.rabbitmq..",
                        "org.trucewatch.kit.events..",
                        "org.trucewatch.kit.inbox..",
                        "org.trucewatch.incidents.api..",
                        "org.trucewatch.incidents.messaging..")
                .check(SERVICE);
    }

    @Test
    void packagesDependInOneDirection() {
        slices().matching("org.trucewatch.incidents.(*)..")
                .should()
                .beFreeOfCycles()
                .check(SERVICE);
        noClasses()
                .that()
                .resideOutsideOfPackages("..incidents.api..", "..incidents.messaging..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..incidents.api..", "..incidents.messaging..")
                .check(SERVICE);
    }

    @Test
    void intakeDoesNotTouchHibernate() {
        noClasses()
                .that()
                .resideInAnyPackage("..intake..", "..terms..", "..report..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "io.quarkus.hibernate..")
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
                .and()
                .doNotHaveModifier(JavaModifier.STATIC)
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
    void onlyTheKitSendsAndTimeIsTheBusinessClocks() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.trucewatch.kit.broker..", "io.vertx.rabbitmq..")
                .check(SERVICE);
        noClasses().should().callMethod(Instant.class, "now").check(SERVICE);
    }
}
