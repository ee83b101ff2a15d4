package org.trucewatch.incidents.evidence;

import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Person;
import org.trucewatch.kit.events.Json;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import static org.trucewatch.incidents.Person.ADJUDICATOR_OF_NO_PARTY;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.STRANGER;
import static org.trucewatch.incidents.Person.STRANGE_ADJUDICATOR;
import static org.trucewatch.incidents.Person.STRANGE_AGENCY;
import static org.trucewatch.incidents.Person.STRANGE_OFFICER;

@IncidentsTest
class EvidenceOfOthersTest extends Uploads {

    private static final Person STRANGE_KEEPER = new Person("keeper-fr", Set.of("source-keeper"), null, "FR");

    @Test
    void whatBelongsToAnAgreementOfOthersDoesNotExist() {
        var report = sent(RCC, ceasefire().report().consent("PUBLIC").body());
        var evidence = "/v1/evidence/"
                + uploaded(RCC, report, aFile(10)).get("evidenceId").textValue();
        var erasures = "/v1/reports/" + report + "/erasures";
        var erasure = Json.MAPPER
                .createObjectNode()
                .put("id", UUID.randomUUID().toString())
                .put("reason", "because");
        post(RCC, erasures, erasure).statusCode(201);

        for (var stranger :
                List.of(STRANGER, STRANGE_ADJUDICATOR, ADJUDICATOR_OF_NO_PARTY, STRANGE_AGENCY, STRANGE_OFFICER)) {
            as(stranger).get(evidence).then().statusCode(404);
            as(stranger).get(evidence + "/content").then().statusCode(404);
        }
        upload(STRANGE_AGENCY, report, aFile(10)).statusCode(404);
        as(STRANGE_AGENCY).get(erasures).then().statusCode(404);
        post(STRANGE_AGENCY, erasures, erasure).statusCode(404);
        as(STRANGE_KEEPER).get(erasures).then().statusCode(404);
        post(
                        STRANGE_KEEPER,
                        erasures + "/" + erasure.get("id").textValue() + "/confirmations",
                        Json.MAPPER.createObjectNode().put("reason", "because"))
                .statusCode(404);
    }
}
