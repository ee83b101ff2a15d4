package org.trucewatch.notification.carrier;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import org.trucewatch.notification.delivery.DeliveryRules;
import org.trucewatch.notification.party.Channel;
import org.trucewatch.notification.party.Party;

import java.util.List;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Mails notices, text and HTML, in the party's languages in the order of its preference. The mail server that takes a
 * mail takes the responsibility for it (RFC 5321, section 6.1); the message id stays the same on every attempt.
 */
@ApplicationScoped
class MailCarrier implements Carrier {

    private final ReactiveMailer mailer;
    private final Addressees addressees;
    private final DeliveryRules rules;

    MailCarrier(ReactiveMailer mailer, Addressees addressees, DeliveryRules rules) {
        this.mailer = mailer;
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
        var languages = addressees
                .find(parcel.print().agreementId(), parcel.party())
                .map(Party::languages)
                .orElse(List.of());
        var mailing = parcel.print().mailing(languages);
        return new Mail()
                .addTo(parcel.address())
                .setSubject(mailing.subject())
                .setText(mailing.text())
                .setHtml(mailing.html())
                .addHeader("Message-ID", "<" + parcel.deliveryId() + "@trucewatch>")
                .addHeader("Content-Language", mailing.languages())
                .addHeader("Auto-Submitted", "auto-generated");
    }
}
