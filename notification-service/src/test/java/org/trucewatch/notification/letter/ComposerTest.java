package org.trucewatch.notification.letter;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.Engine;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator;
import io.quarkus.qute.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.CanonicalJson;
import org.trucewatch.notification.Scene;
import org.trucewatch.notification.agreement.Terms;
import org.trucewatch.notification.agreement.Text;
import org.trucewatch.notification.notice.Heading;
import org.trucewatch.notification.notice.Kind;
import org.trucewatch.notification.notice.Urgency;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class ComposerTest {

    static final Terms TERMS = Json.MAPPER.convertValue(Scene.agreementDocument(), Terms.class);

    private final Composer composer = new Composer(engine(), () -> Optional.of(CheckpointInLettersTest.QUOTED));

    static Engine engine() {
        return Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addLocator(ComposerTest::template)
                .strictRendering(true)
                .build();
    }

    static Heading heading() {
        return new Heading(
                Samples.ID,
                "truce",
                Kind.FINDING_ISSUED,
                Samples.ID.toString(),
                1,
                Urgency.URGENT,
                false,
                List.of("US"),
                Samples.T);
    }

    private List<Letter> letters(Facts facts) {
        return Letters.of(document(facts));
    }

    private JsonNode document(Facts facts) {
        return Letters.document(composer.compose(heading(), TERMS, facts).document());
    }

    @ParameterizedTest
    @MethodSource("org.trucewatch.notification.letter.Samples#everythingThereIsToTell")
    void everyNoticeIsWrittenInEveryLanguageWithoutLeavingAHole(Facts facts) {
        var letters = letters(facts);
        assertThat(letters).extracting(Letter::lang).containsExactly("en", "ru", "ar");
        for (Letter letter : letters) {
            assertThat(letter.title()).isNotBlank().doesNotContain("\n");
            assertThat(letter.title() + letter.text()).doesNotContain("{", "}", "NOT_FOUND", "null");
        }
        assertThat(letters.get(1).text()).containsPattern("[а-я]{5}").doesNotContain("inbox", "declined", "violation");
        assertThat(letters.get(2).text())
                .containsPattern("[\\u0621-\\u064A]{4}")
                .doesNotContain("inbox", "declined", "violation");
    }

    @ParameterizedTest
    @MethodSource("org.trucewatch.notification.letter.Samples#everythingThereIsToTell")
    void arabicRunsFromTheRightAndKeepsReferencesAndNumbersInOrder(Facts facts) {
        Letter arabic = letters(facts).get(2);
        assertThat(arabic.dir()).isEqualTo("rtl");
        assertThat(count(arabic.text(), Isolates.FIRST_STRONG))
                .isEqualTo(count(arabic.text(), Isolates.POP))
                .isPositive();
        var html = HtmlLetters.blocks(arabic.text());
        assertThat(html).contains("<bdi>" + Samples.ID + "</bdi>");
        // no Latin word and no number stands outside an isolate
        assertThat(outsideIsolates(arabic.text())).doesNotContainPattern("[A-Za-z0-9]");
    }

    private static long count(String text, char sought) {
        return text.chars().filter(c -> c == sought).count();
    }

    private static String outsideIsolates(String text) {
        var outside = new StringBuilder();
        int depth = 0;
        for (char c : text.toCharArray()) {
            depth += c == Isolates.FIRST_STRONG ? 1 : c == Isolates.POP ? -1 : 0;
            if (depth == 0) {
                outside.append(c);
            }
        }
        return outside.toString();
    }

    @Test
    void theDigestIsOverAllLanguagesAndTheSameFactsGiveTheSameDigest() {
        var first = composer.compose(heading(), TERMS, Samples.lapse("LAPSED"));
        var second = composer.compose(heading(), TERMS, Samples.lapse("LAPSED"));
        assertThat(first.digest())
                .isEqualTo(second.digest())
                .isEqualTo(CanonicalJson.digest(Letters.document(first.document())));
        assertThat(first.digest())
                .isNotEqualTo(composer.compose(heading(), TERMS, Samples.lapse("DECLINED"))
                        .digest());
    }

    @Test
    void aLapseSaysWhoWasServedWhenAndThatItPermitsNothing() {
        var english = letters(Samples.lapse("LAPSED")).get(0).text();
        assertThat(english)
                .contains(
                        "• United States (requested to attend): served 21 March 2016, 14:00 (UTC+02:00) by inbox; not acknowledged; no answer")
                .contains(
                        "• Government: not yet effectively served; acknowledged 21 March 2016, 14:00 (UTC+02:00); answer: declined")
                .contains("It is no finding", "authorises nothing", "civilians", "remain protected");
        assertThat(letters(Samples.lapse("LAPSED")).get(1).text())
                .contains("не является заключением", "ничего не разрешает", "остаются под защитой");
        assertThat(letters(Samples.lapse("LAPSED")).get(2).text())
                .contains("ليس استنتاجاً", "ولا يأذن بشيء", "مشمولة بالحماية");
    }

    @Test
    void wordsWithoutATranslationAreShownAsTheyWereWrittenAndMarkedSo() {
        var arabic = letters(Samples.meeting("REQUESTED")).get(2).text();
        assertThat(arabic).contains("Механизм контроля").contains("باللغة الأصلية");
        assertThat(letters(Samples.meeting("REQUESTED")).get(0).text())
                .contains("“A monitoring mechanism” (translation)");
    }

    @Test
    void aTranslationSaysWhetherSomebodyCheckedIt() {
        var texts = List.of(
                new Text("ru", "а", true), new Text("en", "a", null, "CHECKED"), new Text("ar", "ا", null, "MACHINE"));
        var facts = new StatementFacts(Samples.ID, "RU", "CONVOY", null, null, List.of(), List.of(), texts, Samples.T);
        assertThat(letters(facts).get(0).text()).contains("“a” (translation, checked)");
        assertThat(letters(facts).get(1).text()).contains("«а»\n");
        assertThat(letters(facts).get(2).text()).contains("(ترجمة آلية غير مدققة)");
    }

    @Test
    void aDrillSaysSoInTheTitleAndAtTheTopOfEveryLetter() {
        var heading = new Heading(
                Samples.ID, "truce", Kind.FINDING_ISSUED, "s", 1, Urgency.URGENT, true, List.of(), Samples.T);
        var document = Letters.document(
                composer.compose(heading, TERMS, Samples.lapse("LAPSED")).document());
        assertThat(Letters.in(List.of("en"), Letters.of(document)).get(0).title())
                .startsWith("EXERCISE: ");
        assertThat(Letters.in(List.of("ru"), Letters.of(document)).get(0).text())
                .startsWith("УЧЕНИЯ");
        assertThat(Letters.in(List.of("ar"), Letters.of(document)).get(0).text())
                .startsWith("تمرين");
    }

    @Test
    void whatOthersWroteCannotBreakThePage() {
        var html = new HtmlLetters(engine())
                .page(
                        letters(Samples.finding(
                                "JOINT",
                                new FindingFacts.Ruling(
                                        "US",
                                        "US",
                                        "VIOLATION",
                                        List.of(),
                                        "a",
                                        "LIKELY",
                                        "LOW",
                                        "<script>alert(1)</script>\u2069\u202e"))),
                        "r",
                        "d",
                        "t",
                        false);
        assertThat(html).doesNotContain("<script>", "\u202e").contains("&lt;script&gt;");
        assertThat(html.split("<bdi>", -1).length).isEqualTo(html.split("</bdi>", -1).length);
        assertThat(html).contains("<article lang=\"ar\" dir=\"rtl\">");
    }

    @Test
    void theLanguageOfTheOriginalIsCalledByItsNameAndLeftOutWhereNobodySaidIt() {
        assertThat(letters(Samples.meeting("REQUESTED")).get(2).text())
                .contains("(باللغة الأصلية؛ لا توجد ترجمة في السجل: \u2068الروسية\u2069)");
        var unsaid = List.of(Text.of(Text.UNDETERMINED, "if silent"));
        var facts = new StatementFacts(Samples.ID, "RU", "CONVOY", null, null, unsaid, List.of(), unsaid, Samples.T);
        assertThat(letters(facts).get(0).text())
                .contains("“if silent” (in the original language; no translation is on record)");
    }

    @Test
    void aPageSaysWhatItsFootersNumbersAreAndShowsAnExerciseAtFirstSight() {
        var arabic = List.of(letters(Samples.lapse("LAPSED")).get(2));
        var html = new HtmlLetters(engine()).page(arabic, "r", "sha-256:00", "2016-03-21T12:00:00Z", true);
        assertThat(html)
                .contains("بصمة الوثيقة: <bdi>sha-256:00</bdi>", "وقت الإصدار: <bdi>2016-03-21T12:00:00Z</bdi>")
                .contains("<article lang=\"ar\" dir=\"rtl\" class=\"exercise\">");
    }

    private static Optional<TemplateLocator.TemplateLocation> template(String id) {
        var in = ComposerTest.class.getClassLoader().getResourceAsStream("templates/" + id);
        return in == null
                ? Optional.empty()
                : Optional.of(new TemplateLocator.TemplateLocation() {
                    @Override
                    public Reader read() {
                        return new InputStreamReader(in, StandardCharsets.UTF_8);
                    }

                    @Override
                    public Optional<Variant> getVariant() {
                        return Optional.of(
                                Variant.forContentType(id.endsWith(".html") ? Variant.TEXT_HTML : Variant.TEXT_PLAIN));
                    }
                });
    }
}
