package org.trucewatch.incidents.openrosa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.response.ValidatableResponse;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.Person;
import org.trucewatch.kit.events.Json;
import org.w3c.dom.Document;

import java.io.ByteArrayInputStream;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;

import static io.restassured.RestAssured.given;

/** Phones in the field, for tests of what they get and send. */
abstract class Phones extends Calls {

    private static Ceasefire ceasefire;
    private static String key;

    static Ceasefire ceasefire() {
        ceasefire = ceasefire == null ? Ceasefire.inForce() : ceasefire;
        return ceasefire;
    }

    /** Of the Russian centre's phone. */
    static String key() {
        key = key == null ? issued(Person.RCC).get("key").textValue() : key;
        return key;
    }

    static JsonNode issued(Person agency) {
        ObjectNode wanted = Json.MAPPER.createObjectNode().put("label", "phone of post 3");
        return json(post(agency, "/v1/device-keys", wanted).statusCode(201));
    }

    static String at(String key, String path) {
        return "/openrosa/key/" + key + "/" + path;
    }

    static byte[] form() {
        return given().get(at(key(), "forms/" + ceasefire().id()))
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    static ValidatableResponse submitted(String key, byte[] answers, Attached... files) {
        var request = given().multiPart(new MultiPartSpecBuilder(answers)
                .controlName("xml_submission_file")
                .fileName("submission.xml")
                .mimeType("text/xml")
                .build());
        for (var file : files) {
            request.multiPart(new MultiPartSpecBuilder(file.content())
                    .controlName(file.name())
                    .fileName(file.name())
                    .mimeType(file.type())
                    .build());
        }
        return request.post(at(key, "submission")).then();
    }

    /** @param type of its content, as the phone says */
    record Attached(String name, String type, byte[] content) {}

    static Document xml(ValidatableResponse answer) {
        return xml(answer.extract().asByteArray());
    }

    static Document xml(byte[] document) {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(document));
        } catch (Exception e) {
            throw new AssertionError("no XML", e);
        }
    }

    /** What the phone shows to who holds it. */
    static String message(ValidatableResponse answer) {
        return xml(answer).getElementsByTagName("message").item(0).getTextContent();
    }

    /** The report that a phone's answers became. */
    static UUID report(ValidatableResponse answer) {
        var receipt = (org.w3c.dom.Element)
                xml(answer).getElementsByTagName("receipt").item(0);
        return UUID.fromString(receipt.getAttribute("id"));
    }
}
