package org.trucewatch.verification.api;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.time.Ids;
import org.trucewatch.verification.Incident;
import org.trucewatch.verification.Person;
import org.trucewatch.verification.Scene;
import org.trucewatch.verification.VerificationTest;
import org.trucewatch.verification.contracts.AccountRequested;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.verification.Person.ADJUDICATOR;
import static org.trucewatch.verification.Person.AUDITOR;
import static org.trucewatch.verification.Person.GUARANTOR_US;
import static org.trucewatch.verification.Person.OFFICER_GOV;
import static org.trucewatch.verification.Person.OFFICER_HNC;
import static org.trucewatch.verification.Person.OFFICER_RU;
import static org.trucewatch.verification.Person.REVIEWER_RU;
import static org.trucewatch.verification.Person.REVIEWER_UN;
import static org.trucewatch.verification.Person.REVIEWER_US;
import static org.trucewatch.verification.Scene.eventually;
import static org.trucewatch.verification.Scene.opinion;

/** A case is known as far as the most open of its reports may be, in every call and event. */
@VerificationTest
class ConsentTest {

    private static final Person ADJUDICATOR_US = new Person("adjudicator-2", Set.of("adjudicator"), null, "US");
    private static final List<Person> NEUTRAL = List.of(REVIEWER_UN, ADJUDICATOR, AUDITOR);
    private static final List<Person> GUARANTORS = List.of(REVIEWER_US, REVIEWER_RU, ADJUDICATOR_US);
    private static final List<Person> PARTIES = List.of(OFFICER_HNC, OFFICER_GOV, OFFICER_RU, GUARANTOR_US);

    private Scene scene;

    @BeforeEach
    void open() {
        scene = new Scene();
    }

    @AfterEach
    void close() throws Exception {
        scene.close();
    }

    private static boolean reads(Person person, UUID id) {
        int status = person.asks().get("/v1/cases/" + id).statusCode();
        assertThat(status).isIn(200, 404);
        return status == 200;
    }

    private static boolean finds(Person person, UUID id, String query) {
        return person.asks()
                .get("/v1/cases?limit=500&" + query)
                .then()
                .statusCode(200)
                .extract()
                .<List<String>>path("items.id")
                .contains(id.toString());
    }

    private static void isKnown(boolean known, List<Person> to, UUID id, Incident incident) {
        for (var person : to) {
            assertThat(reads(person, id)).as(person.name()).isEqualTo(known);
            assertThat(finds(person, id, "incident=" + incident.id()))
                    .as(person.name())
                    .isEqualTo(known);
            assertThat(finds(person, id, "agreement=test-truce&actor=jaysh-al-islam&incident=" + incident.id()))
                    .as(person.name())
                    .isEqualTo(known);
        }
    }

    @Test
    void whatOnlyTheNeutralBodyMayKnowIsACaseForItAlone() {
        var incident = Incident.byAnArmedGroup().reported(Ids.next(), "a", "NEUTRAL");
        var id = scene.caseOf(incident);

        isKnown(true, NEUTRAL, id, incident);
        isKnown(false, GUARANTORS, id, incident);
        isKnown(false, PARTIES, id, incident);
        assertThat(finds(OFFICER_HNC, id, "mine=true&incident=" + incident.id()))
                .isFalse();
    }

    @Test
    void whatGuarantorsMayKnowIsACaseForTheirReviewersAndNotForTheirOfficers() {
        var incident = Incident.byAnArmedGroup().reported(Ids.next(), "a", "GUARANTORS");
        var id = scene.caseOf(incident);

        isKnown(true, NEUTRAL, id, incident);
        isKnown(true, GUARANTORS, id, incident);
        isKnown(false, PARTIES, id, incident);
    }

    @Test
    void whatTheAccusedMayKnowEveryPartyMayKnowAndTheReportOnlyTheAccused() {
        var incident = Incident.byAnArmedGroup().reported(Ids.next(), "a", "ACCUSED");
        var id = scene.caseOf(incident);

        isKnown(true, NEUTRAL, id, incident);
        isKnown(true, GUARANTORS, id, incident);
        isKnown(true, PARTIES, id, incident);
        assertThat(scene.read(OFFICER_HNC, id).getList("incident.reports")).hasSize(1);
        assertThat(scene.read(OFFICER_GOV, id).getList("incident.reports")).isEmpty();
    }

    @Test
    void aCaseThatThePartiesMayNotKnowOfAsksNobodyAndFindsNothing() {
        var incident = Incident.byAnArmedGroup().reported(Ids.next(), "a", "GUARANTORS");
        var id = scene.caseOf(incident);

        assertThat(scene.read(REVIEWER_US, id).getString("status")).isEqualTo("OPEN");
        eventually(() -> "OPEN".equals(scene.toldStatus(id)));
        assertThat(scene.wire.heard(AccountRequested.TYPE, id)).isEmpty();
        assertThat(scene.wire.heard("verification.case-changed.v1", id).toString())
                .doesNotContain("HNC");
        scene.account(OFFICER_HNC, id).then().statusCode(404);
        scene.assess(REVIEWER_US, id, opinion("US", "UNVERIFIABLE"))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/consent-withheld"));
        ADJUDICATOR
                .asks()
                .body("{\"actor\":\"jaysh-al-islam\",\"reason\":\"it must be heard\"}")
                .post("/v1/cases/" + id + "/account-requests")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/consent-withheld"));
    }

    @Test
    void aReportThatLetsTheAccusedKnowBringsTheQuestion() {
        var incident = Incident.byAnArmedGroup().reported(Ids.next(), "a", "NEUTRAL");
        var id = scene.caseOf(incident);

        scene.wire.tell(incident.reported(Ids.next(), "b", "ACCUSED"), 3);

        eventually(() -> reads(OFFICER_HNC, id));
        var file = scene.read(OFFICER_HNC, id);
        assertThat(file.getString("status")).isEqualTo("AWAITING_REPLY");
        assertThat(file.getList("incident.reports")).hasSize(1);
        eventually(() -> scene.wire.heard(AccountRequested.TYPE, id).size() == 1);
        var asked = scene.wire.heard(AccountRequested.TYPE, id).get(0).data();
        assertThat(asked.path("replyBy").asText()).isEqualTo(file.getString("replyBy"));
    }

    @Test
    void whatOthersSayIsKeptFromTheAccused() {
        var incident = Incident.byAnArmedGroup()
                .reported(Ids.next(), "a", "NEUTRAL")
                .reported(Ids.next(), "b", "ACCUSED")
                .face("ACCUSED", face -> {
                    Incident.actor(face, null, "UNKNOWN", null);
                    face.putObject("occurred").put("from", "2016-03-04T00:00:00+02:00");
                    face.putObject("place").put("precision", "UNKNOWN");
                    face.putArray("commitments");
                });
        var id = scene.caseOf(incident);

        assertThat(scene.read(AUDITOR, id).getString("status")).isEqualTo("IN_REVIEW");
        assertThat(scene.read(REVIEWER_UN, id).getString("incident.actor.id")).isEqualTo("jaysh-al-islam");
        for (var person : List.of(REVIEWER_US, OFFICER_HNC, OFFICER_GOV)) {
            var seen = scene.read(person, id);
            assertThat(seen.getString("incident.day")).isEqualTo("2016-03-04");
            assertThat(scene.text(person, id))
                    .doesNotContain("jaysh", "\"area\":\"SY02\",\"commitments\"", "accusedParty");
            assertThat(finds(person, id, "actor=jaysh-al-islam&incident=" + incident.id()))
                    .isFalse();
        }
        eventually(() -> scene.toldStatus(id) != null);
        assertThat(scene.wire.heard(AccountRequested.TYPE, id)).isEmpty();
    }

    @Test
    void aBlocThatAGuardedReportAccusesNeitherSeesThatReportNorVotes() {
        UUID guarded = Ids.next(), open = Ids.next();
        var incident = Incident.byRussianForces()
                .reported(guarded, "a", "GUARANTORS")
                .reported(open, "b", "ACCUSED")
                .face("ACCUSED", face -> Incident.actor(face, null, "UNKNOWN", null));
        var id = scene.caseOf(incident);

        assertThat(scene.read(REVIEWER_RU, id).getList("incident.reports.id")).containsExactly(open.toString());
        assertThat(scene.text(REVIEWER_RU, id)).doesNotContain("russian-aerospace-forces", "seats", "developments");
        REVIEWER_RU.asks().post("/v1/cases/" + id + "/claims").then().statusCode(403);
        assertThat(scene.read(REVIEWER_US, id).getList("incident.reports.id"))
                .containsExactly(guarded.toString(), open.toString());
    }

    @Test
    void whatWasToldStaysToldWhenItsReportIsParted() {
        var open = Ids.next();
        var incident =
                Incident.byAnArmedGroup().reported(Ids.next(), "a", "NEUTRAL").reported(open, "b", "ACCUSED");
        var id = scene.caseOf(incident);

        scene.wire.tell(incident.without(open), 3);

        eventually(() -> scene.read(AUDITOR, id).getList("developments").size() == 1);
        assertThat(scene.read(OFFICER_HNC, id).getString("status")).isEqualTo("AWAITING_REPLY");
        assertThat(scene.read(OFFICER_HNC, id).getList("incident.reports.partedAt"))
                .hasSize(1);
    }
}
