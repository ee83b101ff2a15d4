package org.trucewatch.incidents.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.Example;
import org.trucewatch.incidents.IncidentsTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trucewatch.incidents.Person.GUARANTOR_US;

/** Whoever writes a document by hand is told in which line and column it is wrong. */
@IncidentsTest
class WrongDocumentTest extends Calls {

    @Test
    void everyWrongFieldOfADocumentInYamlIsNamedWithItsLineAndColumn() throws IOException {
        var document = example()
                .replace("languages: [en, ru, ar]\nguarantors", "languages: [en, 7, ar]\nguarantors")
                .replace("neutral: UN\n", "neutral: UN\nneutrall: UN\n")
                .replace("    binds: [ALL]\n    exceptions:\n", "    binds: ALL\n    exceptions:\n")
                .replace("      email: duty-ru@example.org\n", "")
                .replace("    office:\n      name: Coordination", "    office: # of Russia\n      name: Coordination");

        assertThat(errors("application/yaml", document, "/v1/agreements"))
                .containsExactlyInAnyOrder(
                        "#/languages/1 " + place(document, "languages: [en, 7", "7"),
                        "#/neutrall " + place(document, "neutrall", "neutrall"),
                        "#/commitments/0/binds " + place(document, "    binds: ALL", "binds"),
                        // what is missing is missing from the office
                        "#/parties/1/office/email " + place(document, "    office: # of Russia", "office"));
    }

    @Test
    void whatADocumentNamesAndDoesNotHoldIsFoundInItsText() throws IOException {
        var document = example()
                .replace("zone: Asia/Damascus\n", "zone: Asia/Nowhere\n")
                .replace("commitments: [no-attacks]\n", "commitments: [no-attacks, no-such-clause]\n");

        var errors = errors("text/yaml", document, "/v1/agreements");

        assertThat(errors)
                .contains("#/zone " + place(document, "zone: Asia/Nowhere", "zone"))
                .contains("#/kinds/7/commitments/1 "
                        + place(document, "    commitments: [no-attacks, no-such", "no-such-clause"));
    }

    @Test
    void theSameHoldsForADocumentInJson() {
        var document = """
                {
                  "id": "X",
                  "title": [
                    {"lang": "en", "text": "A title"},
                    {"lang": "en", "txt": "?"}
                  ],
                  "rules": {"panel": {"quorum": 0}}
                }""";

        assertThat(errors("application/json", document, "/v1/agreements"))
                .contains(
                        "#/id 2:3",
                        "#/zone 1:1",
                        "#/title/1/txt 5:20",
                        "#/title/1/text 5:5",
                        "#/rules/panel/quorum 7:23",
                        "#/rules/clocks 7:3");
    }

    @Test
    void anotherVersionIsToldTheSame() throws IOException {
        var ceasefire = Ceasefire.inForce();
        var document = example();

        assertThat(errors("application/yaml", document, "/v1/agreements/" + ceasefire.id() + "/versions"))
                .containsExactly("#/id " + place(document, "id: syria-2016", "id"));
    }

    @Test
    void aFieldWhoseNameNeedsEscapingIsFoundAsWell() {
        var document = "id: X\n\"a/b~c\": 1\n\"half \\uD800 pair\": 2\n";

        assertThat(errors("application/yaml", document, "/v1/agreements")).contains("#/a~1b~0c 2:1");
    }

    private static String example() throws IOException {
        return Files.readString(Example.file("deploy/agreements/syria-2016/agreement.yaml"));
    }

    /** Each as {@code pointer line:column}. */
    private static List<String> errors(String type, String document, String path) {
        JsonNode problem = json(as(GUARANTOR_US)
                .contentType(type)
                .body(document.getBytes(StandardCharsets.UTF_8))
                .post(path)
                .then()
                .statusCode(422));
        var errors = new ArrayList<String>();
        problem.get("errors")
                .forEach(error -> errors.add(error.get("pointer").textValue() + " "
                        + error.path("line").asInt() + ":"
                        + error.path("column").asInt()));
        return errors;
    }

    /** Where a word stands in the first line that begins so. */
    private static String place(String document, String line, String word) {
        var lines = document.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(line)) {
                return (i + 1) + ":" + (lines.get(i).indexOf(word) + 1);
            }
        }
        throw new AssertionError("no line begins with " + line);
    }
}
