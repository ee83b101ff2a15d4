package org.trucewatch.load.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.load.input.Json;
import org.trucewatch.load.input.Labelled;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** One case from the request to the accused until the finding is served and acknowledged. */
final class Review {

    /** Mortar fire on Marj al-Sultan, as the bulletin of 5 April 2016 lays it to a group that answers through HNC. */
    private static final String PLACE = "Marj al-Sultan";

    private static final String ACTOR = "jaysh-al-islam";
    private static final String ACCUSED = "officer-hnc";

    private final Stage stage;
    private final Clocks clocks;
    private final Notices notices;

    Review(Stage stage, Clocks clocks) {
        this.stage = stage;
        this.clocks = clocks;
        this.notices = new Notices(stage);
    }

    void run() {
        var report = report();
        var incident = incidentOf(report);
        var file = caseOf(incident);
        var id = file.path("id").asText();
        var path = "/v1/cases/" + id;
        stage.say(
                "verification",
                "case " + id + " is " + file.path("status").asText() + "  " + stage.verification() + path);
        if (file.path("status").asText().equals("DECIDED")) {
            return;
        }
        if (file.path("status").asText().equals("AWAITING_REPLY")) {
            reply(file, path);
        }
        var exhibit = report.path("id").asText();
        assess(
                "US",
                "reviewer-us",
                path,
                exhibit,
                "The fire is described alike by the bulletin and by the group's own account.");
        assess("RU", "reviewer-ru", path, exhibit, "The centre's observers recorded the fire and where it came from.");
        assess(
                "UN",
                "reviewer-un",
                path,
                exhibit,
                "Two accounts agree on day and place; neither claims an attack to answer.");
        release(path, id);
    }

    private JsonNode report() {
        return Labelled.read(stage.settings().agreement().resolve("reports.ndjson"), "report").stream()
                .map(Labelled::body)
                .filter(r -> r.path("place").path("name").asText().equals(PLACE))
                .filter(r -> r.path("alleged").path(0).path("actor").asText().equals(ACTOR))
                .findFirst()
                .orElseThrow();
    }

    private String incidentOf(JsonNode report) {
        var path = "/v1/reports/" + report.path("id").asText();
        return Waiting.until("an incident made of the report", () -> {
            var body = stage.api()
                    .get("agency-rcc", stage.incidents(), path)
                    .expecting(200)
                    .body();
            return Optional.of(body.path("incidents").path(0).path("id").asText(""))
                    .filter(i -> !i.isEmpty());
        });
    }

    private JsonNode caseOf(String incident) {
        var found = Waiting.until("a case about incident " + incident, () -> {
            var page = stage.api()
                    .get("adjudicator", stage.verification(), "/v1/cases?incident=" + incident)
                    .expecting(200)
                    .body();
            return Optional.of(page.path("items").path(0)).filter(JsonNode::isObject);
        });
        return read(found.path("id").asText());
    }

    private JsonNode read(String id) {
        return stage.api()
                .get("adjudicator", stage.verification(), "/v1/cases/" + id)
                .expecting(200)
                .body();
    }

    /** The clock of the accused starts at service, so the request has to be released and the office open first. */
    private void reply(JsonNode file, String path) {
        clocks.reach(
                OffsetDateTime.parse(file.path("replyBy").asText()).toInstant().minus(Duration.ofHours(20)));
        notices.acknowledge(ACCUSED, notices.await(ACCUSED, "ACCOUNT_REQUESTED", null));
        var account = Json.object();
        account.set(
                "text",
                Stage.texts(
                        "ar", "أطلق مقاتلون قذائف هاون من دون أمر من القيادة، وأُوقف قائدهم عن العمل.",
                        "en",
                                "Fighters fired mortars without an order of the command; their leader has been suspended."));
        account.putArray("evidence");
        stage.api()
                .post(ACCUSED, stage.verification(), path + "/accounts", account)
                .expecting(200, 201, 204);
        stage.say(ACCUSED, "gives the account of the accused  " + stage.verification() + path);
    }

    /** Where a bloc may not judge, because its own agency reported or its ally is accused, the neutral bloc fills its seat. */
    private void assess(String bloc, String reviewer, String path, String exhibit, String reasons) {
        var opinion = opinion(bloc, exhibit, reasons);
        var answer = stage.api().post(reviewer, stage.verification(), path + "/assessments", opinion);
        if (answer.is(403)) {
            stage.say(reviewer, "has no vote here: " + answer.text("detail"));
            var neutral = "reviewer-un-2";
            stage.api()
                    .post(neutral, stage.verification(), path + "/assessments", opinion)
                    .expecting(200, 201);
            stage.say(neutral, "assesses for the seat of " + bloc + ", sealed");
        } else {
            answer.expecting(200, 201);
            stage.say(reviewer, "assesses for the seat of " + bloc + ", sealed");
        }
    }

    private static ObjectNode opinion(String bloc, String exhibit, String reasons) {
        var opinion = Json.object().put("bloc", bloc).put("ruling", "VIOLATION").put("actor", ACTOR);
        opinion.putArray("evidence")
                .addObject()
                .put("id", exhibit)
                .put("reliability", "B")
                .put("credibility", 2);
        opinion.putArray("commitments").add("no-attacks");
        return opinion.put("likelihood", "VERY_LIKELY")
                .put("confidence", "MODERATE")
                .put("reasons", reasons);
    }

    private void release(String path, String id) {
        var finding = Waiting.until("the panel's finding", () -> {
            var file = read(id);
            return Optional.of(file.path("finding"))
                    .filter(f -> !f.path("releaseAt").asText("").isEmpty());
        });
        stage.say(
                "verification",
                "finding " + finding.path("outcome").asText() + ", released at "
                        + finding.path("releaseAt").asText() + "  " + stage.verification() + path);
        clocks.reach(OffsetDateTime.parse(finding.path("releaseAt").asText())
                .toInstant()
                .plusSeconds(60));
        var notice = notices.await(ACCUSED, "FINDING_ISSUED", id);
        List.of(ACCUSED, "officer-us").forEach(o -> notices.acknowledge(o, notice));
    }
}
