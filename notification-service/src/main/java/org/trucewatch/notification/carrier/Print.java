package org.trucewatch.notification.carrier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.util.RawValue;
import org.trucewatch.kit.events.Json;
import org.trucewatch.notification.contracts.NoticeMessage;
import org.trucewatch.notification.letter.HtmlLetters;
import org.trucewatch.notification.letter.Letter;
import org.trucewatch.notification.letter.Letters;
import org.trucewatch.notification.notice.Notice;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A released notice in the forms in which it is sent, each made once, however many it goes to. */
final class Print {

    private static final String RULE = "\n\n" + "-".repeat(64) + "\n\n";

    private final Notice notice;
    private final HtmlLetters pages;
    private final Map<List<String>, Mailing> mailings = new ConcurrentHashMap<>();
    private List<Letter> letters;
    private String message;

    Print(Notice notice, HtmlLetters pages) {
        this.notice = notice;
        this.pages = pages;
    }

    String agreementId() {
        return notice.agreementId();
    }

    boolean drill() {
        return notice.drill();
    }

    /** The body of webhooks. */
    synchronized String message() {
        if (message == null) {
            message = write(Map.of(
                    "type", "notice.released",
                    "timestamp", notice.releasedAt().toString(),
                    "data", NoticeMessage.of(notice, new RawValue(notice.document()))));
        }
        return message;
    }

    /** The mail to somebody who reads the given languages, in the order of preference. */
    Mailing mailing(List<String> languages) {
        return mailings.computeIfAbsent(languages, this::mailed);
    }

    private Mailing mailed(List<String> languages) {
        List<Letter> chosen = Letters.in(languages, letters());
        var reference = notice.id().toString();
        var text = chosen.stream()
                .map(letter -> letter.title() + "\n\n" + letter.text())
                .collect(Collectors.joining(RULE));
        return new Mailing(
                chosen.get(0).title(),
                chosen.stream().map(Letter::lang).collect(Collectors.joining(", ")),
                text + RULE + reference + "\n" + notice.digest() + "\n",
                pages.page(
                        chosen, reference, notice.digest(), notice.releasedAt().toString(), notice.drill()));
    }

    private synchronized List<Letter> letters() {
        if (letters == null) {
            letters = Letters.of(Letters.document(notice.document()));
        }
        return letters;
    }

    private static String write(Object message) {
        try {
            return Json.MAPPER.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
