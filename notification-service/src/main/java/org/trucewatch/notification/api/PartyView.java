package org.trucewatch.notification.api;

import org.trucewatch.notification.agreement.Text;
import org.trucewatch.notification.party.Channel;
import org.trucewatch.notification.party.Endpoint;
import org.trucewatch.notification.party.EndpointState;
import org.trucewatch.notification.party.Party;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A party: its office and languages under each agreement. */
public record PartyView(String id, List<Membership> agreements) {

    public record Membership(
            String agreementId,
            List<Text> name,
            List<String> languages,
            OfficeView office,
            List<StepView> escalation) {}

    /** @param endpoint what the party calls it, or by-hand */
    public record StepView(Duration after, String endpoint) {}

    public record OfficeView(String name, String email, HoursView hours) {}

    /** @param to local wall time; 24:00 is the end of the day */
    public record HoursView(String zone, List<String> days, String from, String to) {}

    /** @param inside whether the caller may know where the party is reached besides its office */
    static Membership membership(Party party, List<Text> name, boolean inside) {
        var office = party.office();
        return new Membership(
                party.agreementId(),
                name,
                party.languages(),
                new OfficeView(
                        office.name(),
                        office.email(),
                        new HoursView(office.zone(), office.days(), office.from(), office.to())),
                inside
                        ? party.escalation().stream()
                                .map(step -> new StepView(step.after(), step.endpoint()))
                                .toList()
                        : null);
    }

    /**
     * An endpoint as its party sees it.
     *
     * @param secret shown once, to the party, when it was made up
     * @param publicKey what v1a signatures are checked with
     */
    public record EndpointView(
            String id,
            Channel channel,
            String url,
            String address,
            EndpointState state,
            String agreementId,
            String proposedBy,
            String confirmedBy,
            Instant changedAt,
            String secret,
            String publicKey) {

        static EndpointView of(Endpoint endpoint, String secret, String publicKey) {
            return new EndpointView(
                    endpoint.name(),
                    endpoint.channel(),
                    endpoint.url(),
                    endpoint.address(),
                    endpoint.state(),
                    endpoint.agreementId(),
                    endpoint.proposedBy(),
                    endpoint.confirmedBy(),
                    endpoint.changedAt(),
                    secret,
                    endpoint.channel() == Channel.WEBHOOK ? publicKey : null);
        }

        /** The inbox, which every party has. */
        static EndpointView inbox() {
            return new EndpointView(
                    "inbox", Channel.INBOX, null, null, EndpointState.ACTIVE, null, null, null, null, null, null);
        }
    }

    /** All endpoints of a party. */
    public record Endpoints(List<EndpointView> endpoints) {
        static Endpoints of(Stream<EndpointView> entered) {
            return new Endpoints(
                    Stream.concat(Stream.of(EndpointView.inbox()), entered).toList());
        }
    }
}
