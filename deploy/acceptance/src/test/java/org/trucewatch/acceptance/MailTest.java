package org.trucewatch.acceptance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A notice in the mailboxes of the parties, read over IMAP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailTest {

    private static final Set<String> LANGUAGES = Set.of("en", "ru", "ar");

    private final World world = World.started();
    private final Mailboxes mailboxes = Mailboxes.of(world.stack);
    private ObjectNode notice;

    @BeforeAll
    void anAccountIsAskedFor() {
        world.setClock(World.OFFICE_HOURS);
        var proceedings = Proceedings.begun(world, "agency-snhr", Reports.urgent(Reports.another()));
        notice = world.awaitNotice("officer-un", "ACCOUNT_REQUESTED", proceedings.file());
    }

    @AfterAll
    void setTheClockRight() {
        world.setClockRight();
    }

    @Test
    void everyMailboxOfEveryPartyHoldsTheNoticeOnce() {
        var messageIds = new HashSet<String>();
        for (var party : world.parties) {
            for (var address : world.mailAddresses(party)) {
                var mails = mails(address);
                assertThat(mails).as(address).hasSize(1);
                messageIds.add(mails.get(0).messageId());
            }
        }
        assertThat(messageIds).as("of an office and a duty desk for each party").hasSize(10);
    }

    @Test
    void itIsInThePartysLanguagesAndInNoOther() {
        for (var party : world.parties) {
            var mail = mails(world.mailAddresses(party).get(0)).get(0);
            assertThat(mail.languages()).isEqualTo(String.join(", ", party.languages()));
            assertThat(mail.subject()).isEqualTo(title(party.languages().get(0)));
            for (var language : LANGUAGES) {
                var reads = party.languages().contains(language);
                assertThat(plain(mail.text()).contains(body(language)))
                        .as("%s reads %s in the text", party, language)
                        .isEqualTo(reads);
                assertThat(mail.html().contains("<article lang=\"" + language + "\""))
                        .as("%s reads %s in the page", party, language)
                        .isEqualTo(reads);
            }
        }
    }

    @Test
    void arabicIsReadableAndRunsFromRightToLeft() {
        var gov = world.parties.stream()
                .filter(party -> party.code().equals("GOV"))
                .findFirst()
                .orElseThrow();
        var mail = mails(world.mailAddresses(gov).get(0)).get(0);
        assertThat(mail.subject()).startsWith("طلب إيضاح");
        assertThat(mail.html())
                .startsWith("<!DOCTYPE html>")
                .contains("<html lang=\"ar\" dir=\"rtl\">", "<article lang=\"ar\" dir=\"rtl\">", "charset=\"utf-8\"");
        for (var shown : List.of(mail.text(), mail.html())) {
            assertThat(shown)
                    .contains("الهيئة العليا للمفاوضات", "وليس اعترافاً", "آذار/مارس")
                    .doesNotContain("\uFFFD")
                    .doesNotContain("??");
        }
        assertThat(mail.html())
                .as("numbers and references stand apart, or a reader sees them turned round")
                .contains("<bdi>" + notice.path("id").asText() + "</bdi>");
    }

    private List<Mailboxes.Mail> mails(String address) {
        var id = notice.path("id").asText();
        return await().until(() -> mailboxes.mails(address, id), found -> !found.isEmpty());
    }

    /** The notice as it is served over HTTP: its first line, and what comes below. */
    private String title(String language) {
        return world.text("officer-un", notice, language).lines().findFirst().orElseThrow();
    }

    private String body(String language) {
        var text = world.text("officer-un", notice, language);
        int digest = text.indexOf(notice.path("digest").asText());
        return plain(text.substring(0, digest));
    }

    /** Without what mail programs do to line ends and blanks. */
    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
