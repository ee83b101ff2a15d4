package org.trucewatch.incidents.register;

import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.Database;
import org.trucewatch.incidents.Example;
import org.trucewatch.incidents.IncidentsTest;

import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trucewatch.incidents.Person.AUDITOR;

/** While a release is rolled out, replicas of the one before go on entering. */
@IncidentsTest
class OldReplicaTest extends Calls {

    @Test
    void whatAReplicaEntersThatKnowsNoRevisionsIsTheFirst() {
        var ceasefire = Ceasefire.inForce();
        var area = Example.registers().at("/areas/0").toString();

        Database.run(
                "insert into register_entry (id, agreement_id, register, entry_id, digest, content, entered_by, entered_at)"
                        + " values (?, ?, 'areas', 'SY99', 'sha-256:00', cast(? as jsonb), 'adjudicator', now())",
                UUID.randomUUID(),
                ceasefire.id(),
                area);

        var revisions = get(AUDITOR, "/v1/areas/SY99/revisions?agreement=" + ceasefire.id());
        assertThat(revisions.get("items"))
                .singleElement()
                .satisfies(first -> assertThat(first.get("number").intValue()).isEqualTo(1));
    }
}
