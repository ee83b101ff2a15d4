package org.trucewatch.incidents.evidence;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trucewatch.incidents.IncidentsTest;

import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.trucewatch.incidents.Person.RCC;

@IncidentsTest
class WhatIsSaidOfAFileTest extends Uploads {

    private UUID report;

    @BeforeEach
    void aReport() {
        report = sent(RCC, ceasefire().report().body());
    }

    @Test
    void aFileNameIsANameAndNothingElse() {
        var receipt = json(as(RCC).contentType("image/jpeg")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"../../etc/x\"; filename*=UTF-8''..%2F%E2%80%AEgpj.exe")
                .body(aFile(10))
                .post(path(report))
                .then()
                .statusCode(201));
        assertThat(receipt.get("filename").textValue()).isEqualTo("gpj.exe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"at\":\"yesterday\"}", "{\"point\":[200,0]}", "{\"where\":1}", "{\"device\":\"\"}"})
    void whatIsWrongWithTheCaptureIsSaid(String capture) {
        as(RCC).contentType("image/jpeg")
                .header("Evidence-Capture", capture)
                .body(aFile(10))
                .post(path(report))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", containsString("#/capture/"));
    }
}
