package org.trucewatch.acceptance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.acceptance.Probes.Probe;
import org.trucewatch.load.input.Json;

import java.net.URI;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Calls of field phones, and of those who give them keys. In the address the key of a probe is none, so that who calls is
 * told by what else is shown; {@link #KEY} is to be put there.
 */
record PhoneProbes(World world, Probes probes, String key) {

    /** In the place of a key. */
    static final String KEY = "no-key";

    private static final Pattern VERSION = Pattern.compile("<formID>syria-2016</formID>.*?<version>([^<]+)</version>");

    static PhoneProbes of(World world, Probes probes) {
        var wanted = Json.object().put("label", "phone of a test");
        var key = world.api
                .post("agency-rcc", world.incidents, "/v1/device-keys", wanted)
                .expecting(201)
                .text("key");
        return new PhoneProbes(world, probes, key);
    }

    void add() {
        var issued = world.api
                .post(
                        "agency-rcc",
                        world.incidents,
                        "/v1/device-keys",
                        Json.object().put("label", "to be lost"))
                .expecting(201)
                .text("id");
        call("GET /v1/device-keys", Probe.of("/v1/device-keys"));
        call("POST /v1/device-keys", Probe.of("/v1/device-keys", Json.object().put("label", "phone of post 3")));
        call(
                "POST /v1/device-keys/{id}/revocations",
                Probe.of(
                        "/v1/device-keys/" + issued + "/revocations",
                        Json.object().put("reason", "Lost at a checkpoint.")));
        call("POST /v1/kobo/{form}", Probe.of("/v1/kobo/syria-2016", passedOn()));
        calls("/openrosa", "/openrosa");
        calls("/openrosa/key/{deviceKey}", "/openrosa/key/" + KEY);
    }

    private void calls(String template, String path) {
        call("GET " + template + "/formList", Probe.of(path + "/formList"));
        call("GET " + template + "/forms/{id}", Probe.of(path + "/forms/syria-2016"));
        call("HEAD " + template + "/submission", Probe.of(path + "/submission"));
        call(
                "POST " + template + "/submission",
                new Probe(path + "/submission", "multipart/form-data; boundary=b", """
                --b\r
                Content-Disposition: form-data; name="xml_submission_file"; filename="submission.xml"\r
                Content-Type: text/xml\r
                \r
                %s\r
                --b--\r
                """.formatted(filled())));
    }

    /** The form below as KoboToolbox would pass it on. */
    private static ObjectNode passedOn() {
        return Json.object()
                .put("claim", "NIL")
                .put("kind", "SHELLING")
                .put("occurred/precision", "DAY")
                .put("occurred/day", "2016-03-06")
                .put("place/name", "Aleppo")
                .put("method", "SEEN")
                .put("narrative/lang", "en")
                .put("narrative/text", "Nothing was seen.")
                .put("origin/relayed", "false")
                .put("_uuid", UUID.randomUUID().toString());
    }

    private String filled() {
        var list = world.http.text(URI.create(world.incidents + "/openrosa/key/" + key + "/formList"));
        var version = VERSION.matcher(list);
        if (!version.find()) {
            throw new IllegalStateException("no form in " + list);
        }
        return """
                <data xmlns:orx="http://openrosa.org/xforms" id="syria-2016" version="%s">
                <claim>NIL</claim><kind>SHELLING</kind>
                <occurred><precision>DAY</precision><day>2016-03-06</day></occurred>
                <place><name>Aleppo</name></place><method>SEEN</method>
                <narrative><lang>en</lang><text>Nothing was seen.</text></narrative>
                <origin><relayed>false</relayed></origin><consent>NEUTRAL</consent><drill>false</drill>
                <orx:meta><orx:instanceID>uuid:%s</orx:instanceID></orx:meta>
                </data>""".formatted(version.group(1), UUID.randomUUID());
    }

    private void call(String call, Probe probe) {
        probes.add("incidents " + call, probe);
    }
}
