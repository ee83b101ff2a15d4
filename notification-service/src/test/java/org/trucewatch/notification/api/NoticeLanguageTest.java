package org.trucewatch.notification.api;

import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.trucewatch.notification.NotificationTest;
import org.trucewatch.notification.Scene;
import org.trucewatch.notification.Told;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@NotificationTest
class NoticeLanguageTest {

    private static Response get(Scene scene, String party, String accept, String language) {
        var notice = scene.inbox(party, "STATEMENT_MADE").get(0).path("id").asText();
        var request = scene.officer(party).header("Accept", accept);
        return (language == null ? request : request.header("Accept-Language", language)).get("/v1/notices/" + notice);
    }

    @Test
    void aNoticeIsReadAsJsonPageOrTextInTheLanguageThatIsAskedFor() throws Exception {
        try (var scene = Scene.at("2016-03-17T12:00:00+02:00")) {
            scene.tell("incidents.statement-made.v1", "s", 1, Told.intentToAct("RU", scene.now()));
            await().until(() -> !scene.inbox("HNC", "STATEMENT_MADE").isEmpty());

            var page = get(scene, "HNC", "text/html", null);
            assertThat(page.contentType()).startsWith("text/html");
            assertThat(page.header("Content-Language")).isEqualTo("ar");
            assertThat(page.header("Vary")).isEqualTo("Accept, Accept-Language");
            assertThat(page.asString())
                    .contains("<html lang=\"ar\" dir=\"rtl\">")
                    .contains("بيان من")
                    .contains("<bdi>22</bdi> آذار/مارس <bdi>2016</bdi>");

            var text = get(scene, "HNC", "text/plain", "ru-RU, en;q=0.5");
            assertThat(text.header("Content-Language")).isEqualTo("ru");
            assertThat(text.asString()).contains("Заявление о намерении действовать: Российская Федерация");

            var json = get(scene, "HNC", "*/*", "de, en;q=0.7");
            assertThat(json.contentType()).startsWith("application/json");
            assertThat(json.jsonPath().getString("letter.lang")).isEqualTo("en");
            assertThat(json.jsonPath().getList("document.letters.lang")).containsExactly("en", "ru", "ar");
            assertThat(json.jsonPath().getString("title")).isEqualTo("Statement of Russian Federation: intent to act");
        }
    }

    @Test
    void listsAreFilteredAndPagedFromTheNewestOn() throws Exception {
        try (var scene = Scene.at("2016-03-17T13:00:00+02:00")) {
            for (int i = 0; i < 3; i++) {
                scene.tell("incidents.statement-made.v1", "s" + i, 1, Told.intentToAct("RU", scene.now()));
            }
            await().until(() -> scene.inbox("US", "STATEMENT_MADE").size() == 3);
            var list = "/v1/notices?agreement=" + scene.agreement + "&limit=2";
            var first = scene.officer("US").get(list);
            assertThat(first.jsonPath().getList("items")).hasSize(2);
            var next = first.header("Link").replaceAll("^<|>.*$", "");
            var second = scene.officer("US").urlEncodingEnabled(false).get(next);
            assertThat(second.jsonPath().getList("items")).hasSize(1);
            assertThat(second.header("Link")).isNull();
            assertThat(second.jsonPath().getString("items[0].releasedAt"))
                    .isLessThanOrEqualTo(first.jsonPath().getString("items[1].releasedAt"));

            assertThat(scene.officer("US")
                            .get(list + "&kind=FINDING_ISSUED")
                            .jsonPath()
                            .getList("items"))
                    .isEmpty();
            assertThat(scene.officer("US")
                            .get(list + "&party=US&state=ACKNOWLEDGED")
                            .jsonPath()
                            .getList("items"))
                    .isEmpty();
            assertThat(scene.officer("US")
                            .get(list + "&party=US&state=SERVED")
                            .jsonPath()
                            .getList("items"))
                    .hasSize(2);
            for (String wrong :
                    new String[] {"&kind=NONSENSE", "&state=NONSENSE", "&cursor=bm9uc2Vuc2U", "&limit=501"}) {
                var path = wrong.startsWith("&limit") ? list.replace("&limit=2", wrong) : list + wrong;
                scene.officer("US").get(path).then().statusCode(422);
            }
        }
    }
}
