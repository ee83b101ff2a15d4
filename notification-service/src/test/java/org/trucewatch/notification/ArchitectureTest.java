package org.trucewatch.notification;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;
import jakarta.persistence.Entity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

class ArchitectureTest {

    private static final String ROOT = "org.trucewatch.notification.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.trucewatch.notification");

    @Test
    void aggregatesKnowNeitherHttpNorMessagingNorJson() {
        noClasses()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.ws.rs..",
                        "com.fasterxml..",
                        "io.vertx..",
                        "com.rabbitmq..",
                        ROOT + "api..",
                        ROOT + "messaging..")
                .check(CLASSES);
    }

    @Test
    void aggregatesHaveVerbsAndNoSetters() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .should()
                .haveNameMatching("set[A-Z].*")
                .check(CLASSES);
    }

    @Test
    void theStateOfAggregatesIsTheirOwn() {
        noFields()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .should()
                .bePublic()
                .check(CLASSES);
    }

    @Test
    void dependenciesComeThroughConstructors() {
        noFields().should().beAnnotatedWith(Inject.class).check(CLASSES);
    }

    @Test
    void suffixesAreOnlyForRolesOfTheFramework() {
        noClasses()
                .should()
                .haveNameMatching(".*(Service|Manager|Helper|Util|Utils|DTO|Impl)")
                .check(CLASSES);
    }

    @Test
    void onlyTheCarriersSend() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "carrier..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.mail..", "java.net.http..", "io.vertx.core.http..")
                .check(CLASSES);
    }

    @Test
    void onlyTheHeraldPublishesAndRecords() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Herald")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.trucewatch.kit.outbox..", "org.trucewatch.kit.broker..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.trucewatch.kit.ledger.Record")
                .check(CLASSES);
    }

    @Test
    void resourcesAreInTheApi() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .resideInAPackage(ROOT + "api")
                .check(CLASSES);
    }

    @Test
    void recordsOfEventsAreValues() {
        classes()
                .that()
                .resideInAPackage(ROOT + "contracts")
                .and()
                .doNotHaveSimpleName("Herald")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(CLASSES);
    }

    @Test
    void dependenciesRunOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("agreement")
                .definedBy(ROOT + "agreement")
                .layer("party")
                .definedBy(ROOT + "party")
                .layer("notice")
                .definedBy(ROOT + "notice")
                .layer("letter")
                .definedBy(ROOT + "letter")
                .layer("delivery")
                .definedBy(ROOT + "delivery")
                .layer("contracts")
                .definedBy(ROOT + "contracts")
                .layer("office")
                .definedBy(ROOT + "office")
                .layer("carrier")
                .definedBy(ROOT + "carrier")
                .layer("inbox")
                .definedBy(ROOT + "inbox")
                .layer("meeting")
                .definedBy(ROOT + "meeting")
                .layer("messaging")
                .definedBy(ROOT + "messaging")
                .layer("api")
                .definedBy(ROOT + "api")
                .whereLayer("api")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("messaging")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("meeting")
                .mayOnlyBeAccessedByLayers("api")
                .whereLayer("carrier")
                .mayOnlyBeAccessedByLayers("api")
                .whereLayer("inbox")
                .mayOnlyBeAccessedByLayers("api")
                .whereLayer("office")
                .mayOnlyBeAccessedByLayers("api", "messaging", "meeting", "carrier", "inbox")
                .whereLayer("delivery")
                .mayOnlyBeAccessedByLayers("api", "office", "carrier", "meeting")
                .whereLayer("contracts")
                .mayOnlyBeAccessedByLayers("api", "office", "carrier", "meeting")
                .whereLayer("letter")
                .mayOnlyBeAccessedByLayers("api", "office", "carrier", "meeting", "messaging", "contracts")
                .check(CLASSES);
    }
}
