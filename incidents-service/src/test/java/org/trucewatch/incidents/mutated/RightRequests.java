package org.trucewatch.incidents.mutated;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.Person;
import org.trucewatch.incidents.form.RightBodies;
import org.trucewatch.incidents.kobo.Submitted;
import org.trucewatch.kit.events.Json;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import static org.trucewatch.incidents.Person.ADJUDICATOR;
import static org.trucewatch.incidents.Person.AUDITOR;
import static org.trucewatch.incidents.Person.GUARANTOR_US;
import static org.trucewatch.incidents.Person.KEEPER_UN;
import static org.trucewatch.incidents.Person.OFFICER_RU;
import static org.trucewatch.incidents.Person.OPERATOR;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.REVIEWER_UN;

/** Every call as somebody makes it who may, about things that are there. */
final class RightRequests extends Calls {

    private static final byte[] FILE = "What was seen.".getBytes(StandardCharsets.US_ASCII);

    private static final String SITE = "atawari-school";

    private final Map<String, Function<Random, Attempt>> byCall = new TreeMap<>();
    private final Map<Person, String> tokens = new ConcurrentHashMap<>();
    private final Ceasefire ceasefire = Ceasefire.inForce();
    private final Map<String, Object> there = new HashMap<>();

    RightRequests() {
        var report = sent(RCC, ceasefire.report().body());
        there.put("report", report);
        there.put("incident", incidentOf(RCC, report));
        there.put(
                "evidence",
                json(as(RCC).contentType("text/plain")
                                .body(FILE)
                                .post("/v1/reports/" + report + "/evidence")
                                .then()
                                .statusCode(201))
                        .get("evidenceId")
                        .textValue());
        var key =
                json(post(RCC, "/v1/device-keys", Json.MAPPER.createObjectNode().put("label", "phone"))
                        .statusCode(201));
        there.put("key", key.get("key").textValue());
        there.put("keyId", key.get("id").textValue());
        agreements();
        registers();
        reports();
        evidence();
        phones();
        incidents();
        operations();
    }

    Set<String> calls() {
        return byCall.keySet();
    }

    /** @param random for the ids */
    Attempt of(String call, Random random) {
        return byCall.get(call).apply(random);
    }

    private void agreements() {
        var agreement = "/v1/agreements";
        posted(GUARANTOR_US, agreement, any -> RightBodies.agreement().put("id", "mutated-" + any.nextInt(1_000_000)));
        var digest = get(GUARANTOR_US, agreement + "/" + ceasefire.id() + "/versions/1")
                .get("digest")
                .textValue();
        add(GUARANTOR_US, "GET /v1/agreements/{id}", call -> call.path("id", ceasefire.id()));
        add(GUARANTOR_US, "POST /v1/agreements/{id}/versions", call -> call.path("id", ceasefire.id())
                .json(ceasefire.document()));
        add(GUARANTOR_US, "GET /v1/agreements/{id}/versions/{number}", call -> call.path("id", ceasefire.id())
                .path("number", 1));
        add(GUARANTOR_US, "POST /v1/agreements/{id}/versions/{number}/positions", call -> call.path(
                        "id", ceasefire.id())
                .path("number", 1)
                .json(RightBodies.position().put("digest", digest)));
    }

    private void registers() {
        register("actors", RightBodies.actor());
        register("areas", RightBodies.area());
        register("agencies", RightBodies.agency());
        register("protected-sites", RightBodies.site());
        var adherences = "/v1/actors/{id}/adherences";
        add(ADJUDICATOR, "GET " + adherences, call -> call.path("id", "jaysh-al-islam"));
        identified(ADJUDICATOR, adherences, any -> RightBodies.adherence(), call -> call.path("id", "jaysh-al-islam"));
        ofEntry("revisions", ADJUDICATOR, RightBodies.revision(RightBodies.actor()));
        ofEntry("contests", OFFICER_RU, RightBodies.contest());
        add(OFFICER_RU, "POST /v1/{register}/{id}/contests/{contest}/withdrawals", call -> entry(call)
                .path("contest", new UUID(0, 1))
                .json(RightBodies.confirmation()));
        var grants = "/v1/protected-sites/{id}/grants";
        add(ADJUDICATOR, "GET " + grants, call -> call.path("id", SITE).query("agreement", ceasefire.id()));
        identified(ADJUDICATOR, grants, any -> RightBodies.contest().put("party", "RU"), call -> call.path("id", SITE));
        add(ADJUDICATOR, "POST " + grants + "/{grant}/withdrawals", call -> call.path("id", SITE)
                .path("grant", new UUID(0, 1))
                .json(RightBodies.confirmation()));
    }

    private void ofEntry(String what, Person by, ObjectNode body) {
        var path = "/v1/{register}/{id}/" + what;
        add(AUDITOR, "GET " + path, call -> entry(call).query("agreement", ceasefire.id()));
        identified(by, path, any -> body.deepCopy(), RightRequests::entry);
    }

    private static Attempt entry(Attempt call) {
        return call.path("register", "actors").path("id", "jaysh-al-islam");
    }

    private void register(String name, ObjectNode entry) {
        add(ADJUDICATOR, "GET /v1/" + name, call -> call.query("agreement", ceasefire.id()));
        posted(ADJUDICATOR, "/v1/" + name, any -> entry.deepCopy());
    }

    private void reports() {
        identified(RCC, "/v1/reports", any -> RightBodies.report(), call -> call);
        byCall.put("POST /v1/reports/batch", any -> {
            var attempt = new Attempt("POST /v1/reports/batch", token(RCC));
            return any.nextBoolean()
                    ? attempt.body("application/x-ndjson", lines())
                    : attempt.body("text/csv; charset=UTF-8", rows());
        });
        add(RCC, "GET /v1/reports", call -> call.query("agreement", ceasefire.id()));
        add(RCC, "GET /v1/reports/{id}", call -> call.path("id", there.get("report")));
        identified(RCC, "/v1/tallies", any -> RightBodies.tally(), call -> call);
        add(RCC, "GET /v1/tallies", call -> call.query("agreement", ceasefire.id()));
        identified(OFFICER_RU, "/v1/statements", any -> RightBodies.statement(), call -> call);
        add(OFFICER_RU, "GET /v1/statements", call -> call.query("agreement", ceasefire.id()));
        var erasures = "/v1/reports/{id}/erasures";
        add(RCC, "GET " + erasures, call -> call.path("id", there.get("report")));
        // of a report that is not there: one that is erased tells nothing more about the other calls
        identified(RCC, erasures, any -> RightBodies.erasure(), call -> call.path("id", new UUID(0, 1)));
        add(KEEPER_UN, "POST " + erasures + "/{erasure}/confirmations", call -> call.path("id", there.get("report"))
                .path("erasure", new UUID(0, 1))
                .json(RightBodies.confirmation()));
        var openings = "/v1/reports/{id}/identity-openings";
        add(KEEPER_UN, "GET " + openings, call -> call.path("id", there.get("report")));
        identified(KEEPER_UN, openings, any -> RightBodies.erasure(), call -> call.path("id", there.get("report")));
        add(KEEPER_UN, "POST " + openings + "/{opening}/confirmations", call -> call.path("id", there.get("report"))
                .path("opening", new UUID(0, 1))
                .json(RightBodies.confirmation()));
        add(KEEPER_UN, "GET " + openings + "/{opening}/identity", call -> call.path("id", there.get("report"))
                .path("opening", new UUID(0, 1)));
    }

    private byte[] lines() {
        return (RightBodies.report()
                                .put("agreementId", ceasefire.id())
                                .put("id", UUID.randomUUID().toString()) + "\n")
                .repeat(2)
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] rows() {
        return ("agreementId,claim,occurred.from,place.name,kind,method,origin.relayed,narrative.en,killed.best\r\n"
                        + ",,#date,,,,,,#affected+killed\r\n"
                        + (ceasefire.id()
                                        + ",NIL,2016-03-05 09:00,\"Aleppo, east\",SHELLING,SEEN,false,\"None \"\"seen\"\".\",0\r\n")
                                .repeat(2))
                .getBytes(StandardCharsets.UTF_8);
    }

    private void evidence() {
        byCall.put("POST /v1/reports/{id}/evidence", any -> {
            var id = new UUID(any.nextLong(), any.nextLong());
            return new Attempt("POST /v1/reports/{id}/evidence", token(RCC))
                    .path("id", there.get("report"))
                    .query("id", id.toString())
                    .header("Content-Disposition", "attachment; filename=\"seen.txt\"")
                    .body("text/plain", FILE)
                    .id(id);
        });
        add(RCC, "GET /v1/evidence/{id}", call -> call.path("id", there.get("evidence")));
        add(RCC, "GET /v1/evidence/{id}/content", call -> call.path("id", there.get("evidence")));
    }

    private void phones() {
        identified(RCC, "/v1/device-keys", any -> RightBodies.deviceKey(), call -> call);
        add(RCC, "GET /v1/device-keys", call -> call);
        add(RCC, "POST /v1/device-keys/{id}/revocations", call -> call.path("id", new UUID(0, 1))
                .json(RightBodies.confirmation()));
        phone("POST /v1/kobo/{form}", call -> call.path("form", ceasefire.id()).json(Submitted.form()));
        for (var at : new String[] {"/openrosa/", "/openrosa/key/{deviceKey}/"}) {
            phone("GET " + at + "formList", call -> call);
            phone("GET " + at + "forms/{id}", call -> call.path("id", ceasefire.id()));
            phone("HEAD " + at + "submission", call -> call);
            phone("POST " + at + "submission", call -> call.body("multipart/form-data; boundary=b", filled()));
        }
    }

    private byte[] filled() {
        return ("--b\r\nContent-Disposition: form-data; name=\"xml_submission_file\"; filename=\"f.xml\"\r\n"
                        + "Content-Type: text/xml\r\n\r\n<data id=\"" + ceasefire.id() + "\" version=\"1\">"
                        + "<claim>ALLEGATION</claim><kind>SHELLING</kind><meta><instanceID>uuid:" + UUID.randomUUID()
                        + "</instanceID></meta></data>\r\n--b--\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private void phone(String call, Function<Attempt, Attempt> filling) {
        var key = there.get("key").toString();
        byCall.put(call, any -> {
            var attempt = new Attempt(call, null);
            if (call.contains("{deviceKey}")) {
                attempt.path("deviceKey", key);
            } else {
                attempt.header("Authorization", basic(key));
            }
            return filling.apply(attempt);
        });
    }

    private static String basic(String key) {
        var pair = ("rcc:" + key).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private void incidents() {
        add(REVIEWER_UN, "GET /v1/incidents", call -> call.query("agreement", ceasefire.id()));
        add(REVIEWER_UN, "GET /v1/incidents/{id}", call -> call.path("id", there.get("incident")));
        decided("admissions", RightBodies.admission());
        decided("joins", RightBodies.link().put("reportId", there.get("report").toString()));
        decided("parts", RightBodies.link().put("reportId", there.get("report").toString()));
        var suggested = "/v1/suggested-joins";
        add(ADJUDICATOR, "GET " + suggested, call -> call.query("agreement", ceasefire.id()));
        add(ADJUDICATOR, "POST " + suggested + "/{id}/dismissals", call -> call.path("id", new UUID(0, 1))
                .json(RightBodies.confirmation()));
    }

    private void decided(String what, ObjectNode body) {
        add(ADJUDICATOR, "POST /v1/incidents/{id}/" + what, call -> call.path("id", there.get("incident"))
                .json(body.deepCopy()));
    }

    private void operations() {
        add(OPERATOR, "GET /ops/incidents/fixity", call -> call);
        add(OPERATOR, "GET /ops/clock", call -> call);
        add(OPERATOR, "GET /ops/{service}/dead-letters", call -> call.path("service", "incidents"));
        add(OPERATOR, "POST /ops/{service}/dead-letters/{id}/replays", call -> call.path("service", "incidents")
                .path("id", new UUID(0, 1)));
        var log = "/log/{service}/";
        add(AUDITOR, "GET " + log + "checkpoint", call -> call.path("service", "incidents"));
        add(AUDITOR, "GET " + log + "checkpoints/{size}", call -> call.path("service", "incidents")
                .path("size", 1));
        add(AUDITOR, "GET " + log + "keys", call -> call.path("service", "incidents"));
        add(AUDITOR, "GET " + log + "proofs/consistency", call -> call.path("service", "incidents")
                .query("from", "1")
                .query("to", "1"));
        add(AUDITOR, "GET " + log + "proofs/inclusion", call -> call.path("service", "incidents")
                .query("leaf", "0".repeat(64)));
        add(AUDITOR, "GET " + log + "tile/entries/{number}", call -> call.path("service", "incidents")
                .path("number", "000"));
        add(AUDITOR, "GET " + log + "tile/{level}/{number}", call -> call.path("service", "incidents")
                .path("level", 0)
                .path("number", "000"));
        add(GUARANTOR_US, "POST " + log + "cosignatures", call -> call.path("service", "incidents")
                .body("text/plain", FILE));
    }

    /** A body without an id of its own. */
    private void posted(Person by, String path, Function<Random, ObjectNode> right) {
        byCall.put("POST " + path, any -> {
            var body = right.apply(any);
            return new Attempt("POST " + path, token(by))
                    .json(body.has("agreementId") ? body.put("agreementId", ceasefire.id()) : body);
        });
    }

    /** A body under an id of the client's. */
    private void identified(
            Person by, String path, Function<Random, ObjectNode> right, Function<Attempt, Attempt> filling) {
        byCall.put("POST " + path, any -> {
            var id = new UUID(any.nextLong(), any.nextLong());
            var body = right.apply(any).put("id", id.toString());
            return filling.apply(new Attempt("POST " + path, token(by))
                    .json(body.has("agreementId") ? body.put("agreementId", ceasefire.id()) : body)
                    .id(id));
        });
    }

    private void add(Person by, String call, Function<Attempt, Attempt> filling) {
        byCall.put(call, any -> filling.apply(new Attempt(call, token(by))));
    }

    private String token(Person person) {
        return tokens.computeIfAbsent(person, Person::token);
    }
}
