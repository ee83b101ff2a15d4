package org.trucewatch.verification.api;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.verification.Incident;
import org.trucewatch.verification.Person;
import org.trucewatch.verification.Scene;
import org.trucewatch.verification.VerificationTest;

import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trucewatch.verification.Person.ADJUDICATOR;
import static org.trucewatch.verification.Person.OFFICER_HNC;
import static org.trucewatch.verification.Person.REVIEWER_US;

/** Whatever a body lacks or holds that it must not, the caller is told where. */
@VerificationTest
class BrokenBodiesTest {

    private static final String ASSESSMENT = """
            {"bloc": "US", "ruling": "UNVERIFIABLE", "confidence": "LOW", "reasons": "reasons"%s}""";

    private Scene scene;
    private UUID id;

    @BeforeEach
    void aCaseInReview() {
        scene = new Scene();
        id = scene.caseInReview(Incident.byAnArmedGroup());
    }

    @AfterEach
    void close() throws Exception {
        scene.close();
    }

    private void refused(Person person, String call, String body, String pointer) {
        var answer = person.asks().body(body).post("/v1/cases/" + id + "/" + call);
        assertThat(answer.statusCode())
                .as("%s %s %s", call, body, answer.asString())
                .isEqualTo(422);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getList("errors.pointer", String.class)).contains(pointer);
    }

    @Test
    void nothingInAListIsNamed() {
        refused(REVIEWER_US, "assessments", ASSESSMENT.formatted(", \"evidence\": [null]"), "#/evidence/0");
        refused(
                REVIEWER_US,
                "assessments",
                ASSESSMENT.formatted(", \"commitments\": [\"no-attacks\", null]"),
                "#/commitments/1");
        refused(OFFICER_HNC, "accounts", "{\"text\": [null]}", "#/text/0");
        refused(
                OFFICER_HNC,
                "accounts",
                "{\"text\": [{\"lang\": \"en\", \"text\": \"No.\"}], \"evidence\": [null]}",
                "#/evidence/0");
    }

    @Test
    void aListIsNoBody() {
        for (var call : new String[] {"assessments", "claims", "recusals"}) {
            refused(REVIEWER_US, call, "[null]", "#");
        }
        refused(OFFICER_HNC, "accounts", "[null]", "#");
        refused(OFFICER_HNC, "extensions", "[null]", "#");
        refused(ADJUDICATOR, "account-requests", "[null]", "#");
    }

    @Test
    void nothingIsTakenForSomethingElse() {
        refused(REVIEWER_US, "assessments", ASSESSMENT.formatted(", \"actor\": 7"), "#/actor");
        refused(REVIEWER_US, "assessments", ASSESSMENT.formatted(", \"likelihood\": 3"), "#/likelihood");
        refused(
                REVIEWER_US,
                "assessments",
                ASSESSMENT.formatted(
                        ", \"evidence\": [{\"id\": \"%s\", \"reliability\": \"B\", \"credibility\": \"2\"}]"
                                .formatted(id)),
                "#/evidence/0/credibility");
        refused(
                REVIEWER_US,
                "assessments",
                ASSESSMENT.formatted(", \"evidence\": [{\"id\": \"%s\", \"reliability\": \"B\", \"credibility\": 2.5}]"
                        .formatted(id)),
                "#/evidence/0/credibility");
        refused(REVIEWER_US, "recusals", "{\"reason\": true}", "#/reason");
        refused(REVIEWER_US, "claims", "{\"bloc\": 5}", "#/bloc");
        refused(OFFICER_HNC, "accounts", "{\"text\": [{\"lang\": \"en\", \"text\": 5}]}", "#/text/0/text");
    }

    @Test
    void whatNoDatabaseKeepsIsRefusedWithItsPlace() {
        for (var broken : new String[] {"\\u0000", "\\ud800", "\\udc00x"}) {
            refused(REVIEWER_US, "recusals", "{\"reason\": \"a%s\"}".formatted(broken), "#/reason");
            refused(REVIEWER_US, "claims", "{\"bloc\": \"US%s\"}".formatted(broken), "#/bloc");
            refused(
                    REVIEWER_US,
                    "assessments",
                    ASSESSMENT.formatted(", \"actor\": \"a%s\"".formatted(broken)),
                    "#/actor");
            refused(
                    OFFICER_HNC,
                    "accounts",
                    "{\"text\": [{\"lang\": \"en\", \"text\": \"a%s\"}]}".formatted(broken),
                    "#/text/0/text");
            refused(
                    ADJUDICATOR,
                    "account-requests",
                    "{\"actor\": \"a%s\", \"reason\": \"r\"}".formatted(broken),
                    "#/actor");
        }
    }
}
