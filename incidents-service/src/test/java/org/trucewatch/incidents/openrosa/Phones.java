package org.trucewatch.incidents.openrosa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.ValidatableResponse;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.Person;
import org.trucewatch.kit.events.Json;
import org.w3c.dom.Document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;

import static io.restassured.RestAssured.given;

/** Phones in the field, for tests of what they get and send. */
abstract class Phones extends Calls {

    private static final String BOUNDARY = "phone-e2b6a0";

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
        return form(ceasefire());
    }

    static byte[] form(Ceasefire ceasefire) {
        return given().get(at(key(), "forms/" + ceasefire.id()))
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    static ValidatableResponse submitted(String key, byte[] answers, Attached... files) {
        var parts = new ArrayList<Attached>();
        parts.add(new Attached("xml_submission_file", "text/xml", answers));
        parts.addAll(List.of(files));
        return given().contentType("multipart/form-data; boundary=" + BOUNDARY)
                .body(body(parts))
                .post(at(key, "submission"))
                .then();
    }

    private static byte[] body(List<Attached> parts) {
        var body = new ByteArrayOutputStream();
        for (var part : parts) {
            body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part.name()
                            + "\"; filename=\"" + part.name() + "\"\r\nContent-Type: " + part.type() + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(part.content());
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
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
