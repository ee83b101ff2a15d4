package org.trucewatch.incidents.openrosa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.Example;
import org.trucewatch.incidents.IncidentsTest;

import java.util.stream.IntStream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.trucewatch.incidents.Person.ADJUDICATOR;
import static org.trucewatch.incidents.Person.RCC;

/** ODK's own form engine reads the form, fills it, and what it writes becomes a report. */
@IncidentsTest
class FormTest extends Phones {

    @Test
    void thePhoneFindsItsFormInTheList() {
        var id = ceasefire().id();
        var list = given().header("X-OpenRosa-Version", "1.0")
                .get(at(key(), "formList"))
                .then()
                .statusCode(200)
                .header("X-OpenRosa-Version", equalTo("1.0"))
                .header("Date", notNullValue())
                .contentType("text/xml; charset=UTF-8");

        var ids = xml(list).getElementsByTagName("formID");
        var listed = IntStream.range(0, ids.getLength())
                .mapToObj(ids::item)
                .filter(one -> one.getTextContent().equals(id))
                .map(one -> (org.w3c.dom.Element) one.getParentNode())
                .findFirst()
                .orElseThrow();
        var url = text(listed, "downloadUrl");
        assertThat(url).startsWith("http://").endsWith(at(key(), "forms/" + id));
        var form = given().get(url).then().statusCode(200).extract().asByteArray();
        assertThat(text(listed, "hash")).isEqualTo(new Form(null, null, null, form).hash());
        given().get(at(key(), "formList?formID=none")).then().statusCode(200).body(not(containsString("formID")));
    }

    private static String text(org.w3c.dom.Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
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

    @Test
    void whereNothingWasSeenNothingIsAskedAboutWhoDidIt() {
        var form = FilledForm.of(form());

        var answers = nothingSeen(form).filled();

        assertThat(form.asked())
                .containsKey("/occurred/day")
                .doesNotContainKeys("/occurred/from", "/commitments", "/means/weapon", "/casualties/civilians");
        var report = get(RCC, "/v1/reports/" + report(submitted(key(), answers).statusCode(201)));
        assertThat(report.get("claim").textValue()).isEqualTo("NIL");
        assertThat(report.at("/occurred/from").textValue()).isEqualTo("2016-03-06T00:00:00+02:00");
        assertThat(report.at("/occurred/to").textValue()).isEqualTo("2016-03-06T23:59:59+02:00");
    }

    @Test
    void picturesThatTheFormNamesBecomeEvidence() {
        var answers = nothingSeen(FilledForm.of(form()))
                .answer("/evidence[1]/image", "1457170000000.jpg")
                .answer("/evidence[2]/audio", "1457170000001.m4a")
                .filled();
        var picture = new Attached("1457170000000.jpg", "image/jpeg", new byte[] {1, 2, 3});
        var sound = new Attached("1457170000001.m4a", "audio/mp4", new byte[] {4, 5, 6});

        var report = report(submitted(key(), answers, picture, sound).statusCode(201));

        var files = get(RCC, "/v1/reports/" + report).get("evidence");
        assertThat(files).hasSize(2);
        var first = get(RCC, "/v1/evidence/" + files.get(0).textValue());
        assertThat(first.get("filename").textValue()).isEqualTo("1457170000000.jpg");
        assertThat(first.get("mediaType").textValue()).isEqualTo("image/jpeg");
    }

    @Test
    void thePhoneItselfRefusesWhatCannotBeInTheReadersLanguage() {
        var form = FilledForm.of(form())
                .in("Русский (ru)")
                .answer("/occurred/precision", "RANGE")
                .answer("/occurred/from", "2016-03-05T09:00:00+02:00")
                .answer("/occurred/to", "2016-03-05T08:00:00+02:00");

        assertThat(form.refusal()).isEqualTo("Окончание не может быть раньше начала.");
    }

    @Test
    void aNameWithCharactersThatXmlHasNoPlaceForDoesNotBreakTheForm() {
        var ceasefire = Ceasefire.inForce();
        ObjectNode actor = Example.registers().get("actors").get(0).deepCopy();
        actor.put("agreementId", ceasefire.id()).put("id", "odd-name");
        actor.putArray("name").addObject().put("lang", "en").put("text", "Odd \u0001 <name> & \ufffe");
        post(ADJUDICATOR, "/v1/actors", actor).statusCode(201);

        var form = FilledForm.of(form(ceasefire));

        nothingSeen(form)
                .answer("/claim", "OBSERVATION")
                .answer("/alleged[1]/actor", "odd-name")
                .filled();
        assertThat(form.shown()).contains("Odd \ufffd <name> & \ufffd");
    }

    private static FilledForm nothingSeen(FilledForm form) {
        return form.answer("/claim", "NIL")
                .answer("/kind", "OVERFLIGHT")
                .answer("/occurred/precision", "DAY")
                .answer("/occurred/day", "2016-03-06")
                .answer("/place/name", "Post 3")
                .answer("/method", "SEEN")
                .answer("/narrative/lang", "en")
                .answer("/narrative/text", "Nothing.")
                .answer("/origin/relayed", "false");
    }
}
