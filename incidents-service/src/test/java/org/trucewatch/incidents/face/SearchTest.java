package org.trucewatch.incidents.face;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.IncidentsTest;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.REVIEWER_US;

@IncidentsTest
class SearchTest extends Calls {

    private static Ceasefire ceasefire;

    @BeforeEach
    void anIncidentToldInThreeLanguagesAndOneInTheSea() {
        if (ceasefire != null) {
            return;
        }
        ceasefire = Ceasefire.inForce();
        var told = ceasefire.report().body();
        told.withArray("/narrative").addObject().put("lang", "ru").put("text", "Ракеты упали на жилые кварталы.");
        told.withArray("/narrative").addObject().put("lang", "ar").put("text", "سَقَطَتِ القذائف على المدارس");
        incidentOf(RCC, told);
        incidentOf(
                RCC,
                ceasefire
                        .report()
                        .named("The date line")
                        .in(null)
                        .at(-179.9, 0.5, "NEAR")
                        .between("2016-01-05T09:00:00Z", "2016-03-20T09:00:00Z", "RANGE")
                        .saying("A long act.")
                        .body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=morning",
                "q=mornings quarters",
                "q=ракета",
                "q=КВАРТАЛОВ",
                "q=قذائف",
                "q=مدارس",
                "q=المدرسة or mortars",
                "q=\"mortar rounds\" ракет",
                "q=mortar -квартира",
                "q=jaysh-al-islam sheikh",
                "near=37.16,36.20&radius=50",
                "bbox=37,36,38,37",
                "from=2016-03-05T07:00:00Z&to=2016-03-05T07:30:00Z&kind=SHELLING&q=mortar",
                "actor=jaysh-al-islam&commitment=no-attacks&q=mortar"
            })
    void whatIsAskedForIsFound(String filter) {
        assertThat(found(filter)).containsExactly("Sheikh Maqsoud");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bbox=179,-1,-179,1",
                "near=179.95,0.5&radius=20000",
                "from=2016-03-19T00:00:00Z",
                "from=2016-02-25T00:00:00Z&to=2016-02-26T00:00:00Z"
            })
    void whatReachesOverADayOrTheDateLineIsFoundAcrossIt(String filter) {
        assertThat(found(filter)).containsExactly("The date line");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=mortar -morning",
                "q=\"rounds mortar\"",
                "q=mortar -ракета",
                "q=mortar -قذائف",
                "bbox=-179,-1,179,0.4",
                "to=2016-01-01T00:00:00Z",
                "from=2030-01-01T00:00:00Z",
                "kind=SNIPER",
                "status=FOUND"
            })
    void whatIsNotAskedForIsNotFound(String filter) {
        assertThat(found(filter)).isEmpty();
    }

    @Test
    void wordsOfLettersThatBecomeManyDoNotKeepAReportFromItsIncident() {
        var report = Ceasefire.inForce().report().body();
        for (int n = 0; n < 10; n++) {
            var words = IntStream.range(n * 190, (n + 1) * 190).mapToObj(i -> "\ufdf4".repeat(100) + i);
            report.withArray("/narrative")
                    .addObject()
                    .put("lang", "ar")
                    .put("text", words.collect(Collectors.joining(" ")));
        }

        assertThat(incidentOf(RCC, report)).isNotEmpty();
    }

    private static List<String> found(String filter) {
        return as(REVIEWER_US)
                .get("/v1/incidents?agreement=" + ceasefire.id() + "&" + filter)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.place.name");
    }
}
