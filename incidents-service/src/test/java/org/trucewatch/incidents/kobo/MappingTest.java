package org.trucewatch.incidents.kobo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.problems.Refusal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What an operator writes about an agency's own form. */
class MappingTest {

    private static final String RIGHT = """
            agreement: syria-2016
            constants: {claim: ALLEGATION, method: SEEN, narrative.original: "true"}
            questions:
              what: {to: kind, choices: {shells: SHELLING, sniper: SNIPER}}
              rules: {to: commitments, choices: {a: no-attacks, b: access}}
              where/spot: {to: place, as: point}
              story: narrative.text
            repeats:
              who: {who/group: "alleged.{n}.actor"}
            ignored: [enumerator]
            """;

    @TempDir
    Path directory;

    @Test
    void whatItSaysBecomesOfTheAnswers() throws IOException {
        var submission = Json.MAPPER.readTree("""
                {"enumerator": "x", "what": "shells", "rules": "b a", "where/spot": "36.2 37.1 0 0", "story": "Words.",
                 "who": [{"who/group": "one"}, {"who/group": "two"}]}""");

        var report = Answers.read(submission.deepCopy(), mapping(RIGHT)).report();

        assertThat(report).isEqualTo(Json.MAPPER.readTree("""
                {"claim": "ALLEGATION", "method": "SEEN", "kind": "SHELLING", "commitments": ["access", "no-attacks"],
                 "place": {"point": [37.1, 36.2]}, "narrative": [{"original": true, "text": "Words."}],
                 "alleged": [{"actor": "one"}, {"actor": "two"}]}"""));
    }

    @Test
    void choicesAndQuestionsThatItDoesNotKnowAreRefused() throws IOException {
        var submission = Json.MAPPER.readTree("{\"what\": \"rockets\", \"colour\": \"red\"}");

        assertThatThrownBy(() -> Answers.read(submission.deepCopy(), mapping(RIGHT)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.errors())
                        .extracting(error -> error.pointer() + " " + error.detail())
                        .containsExactly(
                                "#/what the mapping of this form knows no choice rockets",
                                "#/colour the mapping of this form knows no such question"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "questions: {what: no.such.column}",
                "questions: {where: {to: kind, as: point}}",
                "questions: {where: {to: place, as: circle}}",
                "repeats: {who: {who/group: 'alleged.{n}.colour'}}",
                "constants: {colour: red}",
                "question: {what: kind}",
                "questions: [what]",
                "questions: {"
            })
    void aMappingThatMeansNothingEndsTheStartNamingTheFile(String yaml) throws IOException {
        Files.writeString(directory.resolve("form-7.yaml"), "agreement: syria-2016\n" + yaml);

        assertThatThrownBy(() -> new Mappings(() -> Optional.of(directory)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("form-7.yaml");
    }

    @Test
    void formsAreFoundByTheNamesOfTheirFilesAndNameTheirAgreement() throws IOException {
        Files.writeString(directory.resolve("form-7.yaml"), RIGHT);
        var mappings = new Mappings(() -> Optional.of(directory));

        assertThat(mappings.named("form-7").agreement()).isEqualTo("syria-2016");
        assertThat(mappings.named("another").agreement()).isNull();
        Files.writeString(directory.resolve("form-8.yaml"), "questions: {what: kind}");
        assertThatThrownBy(() -> new Mappings(() -> Optional.of(directory))).hasMessageContaining("agreement");
    }

    private static Mapping mapping(String yaml) {
        return Mappings.read(yaml.getBytes(StandardCharsets.UTF_8), "a test's");
    }
}
