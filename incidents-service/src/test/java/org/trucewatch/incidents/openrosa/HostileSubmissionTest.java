package org.trucewatch.incidents.openrosa;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trucewatch.incidents.Example;
import org.trucewatch.incidents.IncidentsTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

/** What nobody's phone should send is refused in words, and harms nobody. */
@IncidentsTest
class HostileSubmissionTest extends Phones {

    private static final String BOGUS = "<?xml version=\"1.0\" encoding=\"bogus\"?><data id=\"x\"/>";
    private static final Path VECTORS =
            Example.file("").resolveSibling("shared/data/vectors/openrosa/central/submissions");

    private Answers answers;

    @BeforeEach
    void filledIn() {
        answers = Answers.to(form());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<claim>ALLEGATION</claim> | <claim>RUMOUR</claim> | claim must be one of ALLEGATION",
                "<kind>SHELLING</kind> | <kind>EARTHQUAKE</kind> | kind must be one of the agreement's kinds",
                "<method>HEARD</method> | '' | method is required",
                "<method>HEARD</method> | <method>HEARD</method><method>SEEN</method> | method is there twice",
                "<method>HEARD</method> | <method><a>HEARD</a></method> | method must be one answer",
                "<method>HEARD</method> | HEARD | has text between the answers",
                "<method>HEARD</method> | <methode>HEARD</methode> | methode there is no such question in this form",
                "<point/> | <point>36.2</point> | place/point must be latitude and longitude in degrees",
                "<point/> | <point>north 37 0 0</point> | place/point must be a number",
                "<point/> | <point>136.2 37.16 0 0</point> | place/point must be [longitude, latitude] in degrees",
                "<adminCode>SY02</adminCode> | <adminCode>SY99</adminCode> | place/adminCode is no registered area",
                "2016-03-05T09:00:00.000+02:00 | yesterday | occurred/from must be a date and time",
                "2016-03-05T09:00:00.000+02:00 | 2016-02-30T09:00:00.000+02:00 | occurred/from must be a date and time",
                "2016-03-05T09:00:00.000+02:00 | 9999-12-31T23:59:59.000-18:00 | occurred/from must be between the years",
                "2016-03-05T09:00:00.000+02:00 | 2016-10-27T23:30:00.000 | occurred/from is there twice in Asia/Damascus",
                "<precision>HOUR</precision> | <precision>DAY</precision><day>9999-12-31</day> | occurred/from must be between the years",
                "<precision>HOUR</precision> | <precision>DAY</precision><day>5 March</day> | occurred/day must be a date",
                "<drill>false</drill> | <drill>no</drill> | drill must be true or false",
                "<drill>false</drill> | <count><low>x</low></count> | count/low must be a whole number",
                "<drill>false</drill> | <count><low>5</low><high>1</high></count> | count/high must not be below low",
                "<drill>false</drill> | <alleged><actor>JaI</actor><type>ARMED_GROUP</type></alleged> | alleged/0/actor is no registered actor; did you mean jaysh-al-islam",
                "<drill>false</drill> | <evidence><image>../x.jpg</image></evidence> | evidence/0/image must be the name of a file",
                "<drill>false</drill> | <evidence><image>x</image><audio>x</audio></evidence> | evidence/0/audio names the same file",
                "<orx:instanceID> | <orx:otherID> | is not well-formed XML",
                "<orx:meta> | <meta> | is not well-formed XML"
            })
    void aWrongAnswerIsNamed(String from, String to, String message) {
        var answer = submitted(key(), answers.with(from, to).xml());

        assertThat(answer.extract().statusCode()).isIn(400, 422);
        assertThat(message(answer)).contains(message);
    }

    @Test
    void whoAsksForJsonGetsAProblem() {
        var refused = given().accept("application/json")
                .multiPart(
                        "xml_submission_file",
                        "submission.xml",
                        answers.with("SHELLING", "EARTHQUAKE").xml(),
                        "text/xml")
                .post(at(key(), "submission"))
                .then()
                .statusCode(422)
                .contentType("application/problem+json");

        assertThat(json(refused).at("/errors/0/pointer").textValue()).isEqualTo("#/kind");
    }

    @Test
    void noEntityIsEverRead() throws IOException {
        var secret = Files.writeString(Files.createTempFile("secret", ".txt"), "the secret");
        var external = "<!DOCTYPE data [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>"
                + new String(answers.copy().with("Mortar", "&x;").xml(), StandardCharsets.UTF_8);
        var laughs = "<!DOCTYPE data [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;\">]>"
                + new String(answers.copy().with("Mortar", "&c;").xml(), StandardCharsets.UTF_8);
        var elsewhere =
                "<!DOCTYPE data SYSTEM \"" + secret.toUri() + "\">" + new String(answers.xml(), StandardCharsets.UTF_8);

        for (var hostile : new String[] {external, laughs, elsewhere}) {
            var refused =
                    submitted(key(), hostile.getBytes(StandardCharsets.UTF_8)).statusCode(400);
            assertThat(message(refused)).contains("document type").doesNotContain("the secret");
        }
        var undeclared = submitted(key(), answers.with("Mortar", "&x;").xml()).statusCode(400);
        assertThat(message(undeclared)).contains("entity");
    }

    @Test
    void whatIsTooDeepOrTooMuchIsRefused() {
        assertThat(message(submitted(
                                key(),
                                answers.copy()
                                        .and("<a>".repeat(50) + "</a>".repeat(50))
                                        .xml())
                        .statusCode(400)))
                .contains("one in another");
        assertThat(message(submitted(
                                key(), answers.copy().and("<a/>".repeat(20_000)).xml())
                        .statusCode(400)))
                .contains("more than 10000 elements");
        assertThat(message(submitted(
                                key(),
                                answers.copy().and(" ".repeat(1024 * 1024)).xml())
                        .statusCode(413)))
                .contains("1024 KiB");
        var large = new Attached("one.jpg", "image/jpeg", new byte[3 * 1024 * 1024 + 1]);
        assertThat(message(submitted(key(), answers.picture("one.jpg").xml(), large)
                        .statusCode(413)))
                .contains("one.jpg");
    }

    @Test
    void aBodyThatIsNoSubmissionIsRefused() {
        given().multiPart("one.jpg", "one.jpg", new byte[] {1}, "image/jpeg")
                .post(at(key(), "submission"))
                .then()
                .statusCode(400)
                .contentType(startsWith("text/xml"));
        given().contentType("text/xml")
                .body(answers.xml())
                .post(at(key(), "submission"))
                .then()
                .statusCode(415);
        for (var nothing : new String[] {"", "<", "<data/>", "<data id=\"x\"/>", "{}", "\u0000", BOGUS}) {
            var status = submitted(key(), nothing.getBytes(StandardCharsets.UTF_8))
                    .extract()
                    .statusCode();
            assertThat(status).as(nothing).isIn(400, 422);
        }
    }

    @Test
    void whatIsMutilatedOnTheWayIsRefusedOrTakenAndNeverAFault() {
        var random = new Random(4);
        for (int i = 0; i < 300; i++) {
            var xml = Answers.to(answers.xml()).xml();
            for (int j = 0; j <= i % 4; j++) {
                xml[random.nextInt(xml.length)] = (byte) random.nextInt(256);
            }
            assertThat(submitted(key(), xml).extract().statusCode())
                    .as("mutation " + i)
                    .isIn(201, 400, 404, 422);
        }
    }

    @Test
    @EnabledIf("vectorsAreThere")
    void submissionsToOtherServersAreRefusedInWords() throws IOException {
        try (var files = Files.list(VECTORS)) {
            for (var file : files.toList()) {
                var xml = Files.readString(file);
                var refused = submitted(key(), xml.getBytes(StandardCharsets.UTF_8));
                assertThat(refused.extract().statusCode()).as(file.toString()).isIn(400, 404);
                assertThat(message(refused)).isNotEmpty();

                // as if they were meant for this form
                var meant = xml.replaceFirst(
                                " id=\"[^\"]*\"", " id=\"" + ceasefire().id() + "\"")
                        .replaceFirst(" version=\"[^\"]*\"", "")
                        .replaceFirst(" id=\"", " version=\"1.1\" id=\"");
                var alike = submitted(key(), meant.getBytes(StandardCharsets.UTF_8));
                assertThat(alike.extract().statusCode()).as(file.toString()).isIn(400, 422);
                assertThat(message(alike)).isNotEmpty();
            }
        }
    }

    static boolean vectorsAreThere() {
        return Files.isDirectory(VECTORS);
    }
}
