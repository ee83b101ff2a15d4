package org.trucewatch.kit;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTest {

    private final JavaClasses kit = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.trucewatch.kit");

    @Test
    void packagesDoNotDependOnOneAnotherInACircle() {
        slices().matching("org.trucewatch.kit.(*)..").should().beFreeOfCycles().check(kit);
    }

    @Test
    void theKitKnowsNoService() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.trucewatch.incidents..", "org.trucewatch.verification..", "org.trucewatch.notification..")
                .check(kit);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noFields().should().beAnnotatedWith(Inject.class).check(kit);
    }

    @Test
    void onlyTheBrokerPackageKnowsTheBrokersClient() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.trucewatch.kit.broker")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.rabbitmq..")
                .check(kit);
    }

    @Test
    void theFormOfADossierNeedsNoServerAndNoDatabase() {
        noClasses()
                .that()
                .resideInAPackage("org.trucewatch.kit.dossier")
                .should()
                .dependOnClassesThat(resideOutsideOfPackages(
                                "java..",
                                "com.fasterxml.jackson..",
                                "org.trucewatch.kit.dossier",
                                "org.trucewatch.kit.ledger.proof")
                        .and(not(nameMatching(".*ledger\\.(CanonicalJson|Leaf)"))))
                .check(kit);
    }

    @Test
    void whatChecksALogNeedsNoServerAndNoDatabase() {
        noClasses()
                .that()
                .resideInAPackage("org.trucewatch.kit.ledger.proof")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", "org.trucewatch.kit.ledger.proof")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.sql..")
                .check(kit);
        noClasses()
                .that()
                .haveNameMatching(".*ledger\\.(CanonicalJson|Leaf)(\\$.*)?")
                .should()
                .dependOnClassesThat(resideOutsideOfPackages(
                                "java..",
                                "com.fasterxml.jackson..",
                                "org.erdtman.jcs",
                                "org.trucewatch.kit.ledger.proof")
                        .and(not(nameMatching(".*ledger\\.(CanonicalJson|Leaf)(\\$.*)?"))))
                .check(kit);
    }
}
