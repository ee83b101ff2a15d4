package org.trucewatch.incidents.face;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Person;
import org.trucewatch.incidents.Words;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trucewatch.incidents.Person.ADJUDICATOR;
import static org.trucewatch.incidents.Person.AUDITOR;
import static org.trucewatch.incidents.Person.OFFICER_GOV;
import static org.trucewatch.incidents.Person.OFFICER_HNC;
import static org.trucewatch.incidents.Person.OPERATOR;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.REVIEWER_RU;
import static org.trucewatch.incidents.Person.REVIEWER_UN;
import static org.trucewatch.incidents.Person.REVIEWER_US;
import static org.trucewatch.incidents.Person.SNHR;

@IncidentsTest
class VisibilityTest extends Calls {

    private Ceasefire ceasefire;

    @BeforeEach
    void anAgreementOfItsOwn() {
        ceasefire = Ceasefire.inForce();
    }

    @Test
    void whatIsForTheNeutralBodyOnlyIsShownToNobodyElse() {
        var id = incidentOf(SNHR, ceasefire.report().consent("NEUTRAL").body());

        assertThat(List.of(REVIEWER_UN, ADJUDICATOR, AUDITOR, SNHR))
                .allSatisfy(who -> assertThat(sees(who, id)).isTrue());
        assertThat(List.of(REVIEWER_US, REVIEWER_RU, OFFICER_HNC, OFFICER_GOV, RCC))
                .allSatisfy(who -> assertThat(sees(who, id)).isFalse());
    }

    @Test
    void theAccusedSeesWhatItMaySeeCoarselyAndOtherPartiesSeeNothing() {
        var id = incidentOf(RCC, ceasefire.report().consent("ACCUSED").body());

        var accused = get(OFFICER_HNC, "/v1/incidents/" + id);

        assertThat(accused.at("/occurred/from").textValue()).isEqualTo("2016-03-05T00:00:00+02:00");
        assertThat(accused.at("/place/name").textValue()).isEqualTo("Aleppo");
        assertThat(accused.at("/place/point/0").doubleValue()).isEqualTo(37.6);
        assertThat(accused.has("origins")).isFalse();
        assertThat(accused.at("/reports/0").has("agency")).isFalse();
        assertThat(accused.at("/reports/0").has("occurred")).isFalse();
        assertThat(sees(OFFICER_GOV, id)).isFalse();
        assertThat(get(REVIEWER_US, "/v1/incidents/" + id).at("/place/point/0").doubleValue())
                .isEqualTo(37.16);
    }

    @Test
    void aReviewerWhoseOwnForceIsAccusedSeesNoMoreThanTheAccused() {
        var report = ceasefire
                .report()
                .kind("AIR_STRIKE", "no-aerial-bombardment")
                .by("russian-aerospace-forces", "PARTY_FORCE");
        var forGuarantors = incidentOf(SNHR, report.consent("GUARANTORS").body());

        assertThat(sees(REVIEWER_US, forGuarantors)).isTrue();
        assertThat(sees(REVIEWER_RU, forGuarantors)).isFalse();
    }

    @Test
    void aFilterCannotTellWhatTheCallerIsNotShown() {
        incidentOf(RCC, ceasefire.report().consent("ACCUSED").body());

        // the accused knows the area, whose centre is outside this box, and not the point, which is inside
        assertThat(list(OFFICER_HNC, "bbox=37.1,36.1,37.2,36.3")).isEmpty();
        assertThat(list(OFFICER_HNC, "q=mortar")).isEmpty();
        assertThat(list(OFFICER_HNC, "from=2016-03-05T20:00:00Z&to=2016-03-05T21:00:00Z"))
                .hasSize(1);
        assertThat(list(REVIEWER_US, "bbox=37.1,36.1,37.2,36.3")).hasSize(1);
        assertThat(list(REVIEWER_US, "q=mortar")).hasSize(1);
    }

    @Test
    void eachReaderSeesAPictureOfTheReportsItMaySee() {
        Words seen = ceasefire.report().killed(1, 2, 2);
        var secret = ceasefire.report().consent("NEUTRAL").killed(2, 2, 9).saying("A hidden witness tells.");
        var id = incidentOf(RCC, seen.body());
        assertThat(incidentOf(SNHR, secret.body())).isEqualTo(id);

        var guarantor = get(REVIEWER_US, "/v1/incidents/" + id);
        var neutral = get(REVIEWER_UN, "/v1/incidents/" + id);

        assertThat(neutral.get("origins").intValue()).isEqualTo(2);
        assertThat(neutral.at("/casualties/killed/high").intValue()).isEqualTo(9);
        assertThat(neutral.get("reports")).hasSize(2);
        assertThat(guarantor.get("origins").intValue()).isEqualTo(1);
        assertThat(guarantor.at("/casualties/killed/high").intValue()).isEqualTo(2);
        assertThat(guarantor.get("reports")).hasSize(1);
        assertThat(list(REVIEWER_US, "q=hidden")).isEmpty();
        assertThat(list(REVIEWER_UN, "q=hidden")).hasSize(1);
    }

    @Test
    void whatIsPublicIsSeenByEveryMemberAndNeverByAnOperator() {
        var id = incidentOf(RCC, ceasefire.report().consent("PUBLIC").body());

        assertThat(List.of(OFFICER_GOV, SNHR, REVIEWER_RU))
                .allSatisfy(who -> assertThat(sees(who, id)).isTrue());
        as(OPERATOR).get("/v1/incidents/" + id).then().statusCode(403);
    }

    private boolean sees(Person who, String id) {
        int status = as(who).get("/v1/incidents/" + id).statusCode();
        boolean listed = list(who, "").stream()
                .anyMatch(item -> item.get("id").textValue().equals(id));
        assertThat(listed).isEqualTo(status == 200);
        return listed;
    }

    private List<JsonNode> list(Person who, String filter) {
        return List.copyOf(get(who, "/v1/incidents?agreement=" + ceasefire.id() + "&" + filter)
                .get("items")
                .findParents("agreementId"));
    }
}
