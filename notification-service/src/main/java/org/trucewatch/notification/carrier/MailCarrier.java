package org.trucewatch.notification.carrier;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import org.trucewatch.notification.delivery.DeliveryRules;
import org.trucewatch.notification.letter.HtmlLetters;
import org.trucewatch.notification.letter.Letter;
import org.trucewatch.notification.letter.Letters;
import org.trucewatch.notification.party.Channel;
import org.trucewatch.notification.party.Party;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Mails notices, text and HTML, in the party's languages in the order of its preference. The mail server that takes a
 * mail takes the responsibility for it (RFC 5321, section 6.1); the message id stays the same on every attempt.
 */
@ApplicationScoped
class MailCarrier implements Carrier {

    private static final String RULE = "\n\n" + "-".repeat(64) + "\n\n";

    private final ReactiveMailer mailer;
    private final HtmlLetters html;
    private final Addressees addressees;
    private final DeliveryRules rules;

    MailCarrier(ReactiveMailer mailer, HtmlLetters html, Addressees addressees, DeliveryRules rules) {
        this.mailer = mailer;
        this.html = html;
        this.addressees = addressees;
        this.rules = rules;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public CompletionStage<Outcome> carry(Parcel parcel) {
        return mailer.send(mail(parcel))
                .ifNoItem()
                .after(rules.timeout())
                .fail()
                .replaceWith(Outcome.of(Outcome.Result.SENT, "taken by the mail server"))
                .subscribeAsCompletionStage();
    }

    private Mail mail(Parcel parcel) {
        var notice = parcel.notice();
        List<Letter> letters = Letters.in(
                addressees
                        .find(notice.agreementId(), parcel.party())
                        .map(Party::languages)
                        .orElse(List.of()),
                Letters.document(notice.document()));
        var reference = notice.id().toString();
        var text = letters.stream()
                .map(letter -> letter.title() + "\n\n" + letter.text())
                .collect(Collectors.joining(RULE));
        return new Mail()
                .addTo(parcel.address())
                .setSubject(letters.get(0).title())
                .setText(text + RULE + reference + "\n" + notice.digest() + "\n")
                .setHtml(html.page(
                        letters, reference, notice.digest(), notice.releasedAt().toString()))
                .addHeader("Message-ID", "<" + parcel.deliveryId() + "@trucewatch>")
                .addHeader(
                        "Content-Language", letters.stream().map(Letter::lang).collect(Collectors.joining(", ")))
                .addHeader("Auto-Submitted", "auto-generated");
    }
}
