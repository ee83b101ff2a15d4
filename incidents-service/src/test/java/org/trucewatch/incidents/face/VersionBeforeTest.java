package org.trucewatch.incidents.face;

import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.Database;
import org.trucewatch.incidents.IncidentsTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trucewatch.incidents.Person.OFFICER_GOV;
import static org.trucewatch.incidents.Person.RCC;

/** While a new version is rolled out, the one before still runs on the database of the new one. */
@IncidentsTest
class VersionBeforeTest extends Calls {

    private static final String INSERT = """
            insert into incident_face (incident_id, agreement_id, audiences, kind, starts, ends, at, actor, party,
                                       commitments, words, view, changed_at)
            select incident_id, agreement_id, array['PUBLIC'], kind, starts, ends, at, actor, party,
                   commitments, to_tsvector('simple', 'what was seen'), view, changed_at
              from incident_face where incident_id = ?::uuid and audiences @> array['NEUTRAL']""";

    @Test
    void aSideThatItWritesHasTheStateOfItsIncidentAndIsShown() {
        var ceasefire = Ceasefire.inForce();
        var id = incidentOf(RCC, ceasefire.report().consent("NEUTRAL").body());
        var list = "/v1/incidents?status=ADMITTED&agreement=" + ceasefire.id();
        assertThat(get(OFFICER_GOV, list).get("items")).isEmpty();

        Database.run(INSERT, id);

        assertThat(get(OFFICER_GOV, list).at("/items/0/id").textValue()).isEqualTo(id);
    }
}
