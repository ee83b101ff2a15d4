package org.trucewatch.incidents.openrosa;

import io.restassured.path.xml.XmlPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trucewatch.incidents.IncidentsTest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.trucewatch.incidents.Person.RCC;

/** ODK's own form engine reads the form, fills it, and what it writes becomes a report. */
@IncidentsTest
class FormTest extends Phones {

    @Test
    void thePhoneFindsItsFormInTheList() {
        var list = given().header("X-OpenRosa-Version", "1.0")
                .get(at(key(), "formList"))
                .then()
                .statusCode(200)
                .header("X-OpenRosa-Version", equalTo("1.0"))
                .header("Date", notNullValue())
                .contentType("text/xml; charset=UTF-8")
                .extract()
                .asString();

        var listed = new XmlPath(list)
                .getNode("xforms").children().list().stream()
                        .filter(form ->
                                form.get("formID").toString().equals(ceasefire().id()))
                        .findFirst()
                        .orElseThrow();
        assertThat(listed.get("downloadUrl").toString()).startsWith("http://").contains("/openrosa/key/" + key());
        var form = given().get(listed.get("downloadUrl").toString())
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(listed.get("hash").toString()).isEqualTo(new Form(null, null, null, form).hash());
    }

    @ParameterizedTest
    @CsvSource({
        "English (en),en,When did it begin?,Shelling with artillery",
        "Русский (ru),ru,Когда это началось?,Обстрел из артиллерии",
        "العربية (ar),ar,متى بدأ ذلك؟,الحكومة السورية"
    })
    void whatIsFilledInInEachLanguageBecomesTheReportThatWasMeant(
            String language, String tag, String question, String choice) {
        var form = FilledForm.of(form());
        assertThat(form.languages()).contains(language);

        var answers = form.in(language)
                .answer("/claim", "ALLEGATION")
                .answer("/kind", "SHELLING")
                .answer("/occurred/precision", "HOUR")
                .answer("/occurred/from", "2016-03-05T09:00:00+02:00")
                .answer("/occurred/to", "2016-03-05T11:00:00+02:00")
                .answer("/place/point", "36.2 37.16 390.0 5.0")
                .answer("/place/precision", "NEAR")
                .answer("/place/adminCode", "SY02")
                .answer("/place/name", "Sheikh Maqsoud")
                .answer("/place/observedFrom/point", "36.21 37.1 400.0 4.0")
                .answer("/place/observedFrom/bearing", "95.5")
                .answer("/method", "HEARD")
                .answer("/commitments", "no-attacks proportionate-self-defence")
                .answer("/alleged[1]/actor", "jaysh-al-islam")
                .answer("/alleged[1]/likelihood", "LIKELY")
                .answer("/alleged[2]/stated", "UNKNOWN")
                .answer("/casualties/killed/low", "1")
                .answer("/casualties/killed/best", "2")
                .answer("/casualties/civilians", "true")
                .answer("/narrative/lang", tag)
                .answer("/narrative/text", "Mortar rounds fell all morning. Миномёты. هاون.")
                .answer("/origin/relayed", "false")
                .answer("/source/name", "A witness")
                .filled();
        var answer = submitted(key(), answers).statusCode(201);

        assertThat(form.asked().get("/occurred/from")).isEqualTo(question);
        assertThat(form.shown()).anyMatch(text -> text.contains(choice));
        var report = get(RCC, "/v1/reports/" + report(answer));
        assertThat(report.get("agreementId").textValue()).isEqualTo(ceasefire().id());
        assertThat(report.at("/occurred/from").textValue()).isEqualTo("2016-03-05T07:00:00Z");
        assertThat(report.at("/place/point").toString()).isEqualTo("[37.16,36.2]");
        assertThat(report.at("/place/observedFrom/bearing").doubleValue()).isEqualTo(95.5);
        assertThat(report.get("commitments").toString()).isEqualTo("[\"no-attacks\",\"proportionate-self-defence\"]");
        assertThat(report.at("/alleged/0/type").textValue()).isEqualTo("ARMED_GROUP");
        assertThat(report.at("/alleged/1/type").textValue()).isEqualTo("UNKNOWN");
        assertThat(report.at("/casualties/killed").toString()).isEqualTo("{\"low\":1,\"best\":2}");
        assertThat(report.at("/casualties/civilians").booleanValue()).isTrue();
        assertThat(report.at("/narrative/0/lang").textValue()).isEqualTo(tag);
        assertThat(report.at("/narrative/0/text").textValue()).endsWith("هاون.");
        assertThat(report.at("/consent").textValue()).isEqualTo("NEUTRAL");
        assertThat(report.at("/drill").booleanValue()).isFalse();
        assertThat(report.toString()).doesNotContain("A witness");
    }
}
