package org.trucewatch.notification.carrier;

import org.trucewatch.notification.delivery.DeliveryRules;
import org.trucewatch.notification.party.Channel;
import org.trucewatch.notification.party.Party;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;

/**
 * Mails notices, text and HTML, in the party's languages in the order of its preference. The mail server that takes a
 * mail takes the responsibility for it (RFC 5321, section 6.1); the message id stays the same on every attempt.
 */
@ApplicationScoped
class MailCarrier implements Carrier {

    private final MailConnections connections;
    private final MailSettings settings;
    private final Addressees addressees;
    private final DeliveryRules rules;

    MailCarrier(MailConnections connections, MailSettings settings, Addressees addressees, DeliveryRules rules) {
        this.connections = connections;
        this.settings = settings;
        this.addressees = addressees;
        this.rules = rules;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public CompletionStage<Outcome> carry(Parcel parcel) {
        var languages = languages(parcel);
        var taken = new CompletableFuture<Outcome>().orTimeout(rules.timeout().toMillis(), TimeUnit.MILLISECONDS);
        connections.execute(() -> {
            // what waited too long is tried again later, and would then be sent twice
            if (!taken.isDone()) {
                send(parcel, languages, taken);
            }
        });
        return taken;
    }

    private void send(Parcel parcel, List<String> languages, CompletableFuture<Outcome> taken) {
        try {
            var mailing = parcel.print().mailing(languages);
            connections.send(mailing.from(settings.from(), parcel.address(), parcel.deliveryId()));
            taken.complete(Outcome.of(Outcome.Result.SENT, "taken by the mail server"));
        } catch (MessagingException e) {
            taken.complete(Outcome.of(Outcome.Result.FAILED, whatTheServerSaid(e)));
        } catch (RuntimeException | Error e) {
            taken.completeExceptionally(e);
        }
    }

    private List<String> languages(Parcel parcel) {
        return addressees
                .find(parcel.print().agreementId(), parcel.party())
                .map(Party::languages)
                .orElse(List.of());
    }

    /** The innermost of exceptions has the server's answer; those around it say that sending failed. */
    private static String whatTheServerSaid(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause().getMessage() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }
}
