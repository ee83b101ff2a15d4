package org.trucewatch.notification.carrier;

import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.notification.contracts.DeliveryChanged;
import org.trucewatch.notification.contracts.Herald;
import org.trucewatch.notification.delivery.Attempt;
import org.trucewatch.notification.delivery.Attempts;
import org.trucewatch.notification.delivery.DeliveryRules;
import org.trucewatch.notification.delivery.DeliveryState;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Writes down what came of attempts, in a short transaction of its own. */
@ApplicationScoped
class Settlement {

    /** A receipt counts however late it comes; a failure only if the claim it belongs to is still the latest. */
    private static final String SETTLE = """
            update delivery set state = ?, served_at = coalesce(served_at, ?), leased_until = 'epoch',
                   due_at = now() + make_interval(secs => ?)
             where id = ? and round = ? and state = 'DUE' and (attempts = ? or ? <> 'DUE')""";

    record Settled(Parcel parcel, Outcome outcome) {}

    private final AgroalDataSource database;
    private final Attempts attempts;
    private final Pauses pauses;
    private final Addressees addressees;
    private final Herald herald;
    private final DeliveryRules rules;
    private final BusinessClock clock;

    Settlement(
            AgroalDataSource database,
            Attempts attempts,
            Pauses pauses,
            Addressees addressees,
            Herald herald,
            DeliveryRules rules,
            BusinessClock clock) {
        this.database = database;
        this.attempts = attempts;
        this.pauses = pauses;
        this.addressees = addressees;
        this.herald = herald;
        this.rules = rules;
        this.clock = clock;
    }

    @Transactional
    public void settle(List<Settled> batch) {
        Instant now = clock.instant();
        attempts.add(batch.stream().map(settled -> attempt(settled, now)).toList());
        var tales = new ArrayList<Herald.Tale>();
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(SETTLE)) {
            for (Settled settled : batch) {
                Parcel parcel = settled.parcel();
                Optional<Duration> pause = pause(settled);
                DeliveryState state = pause.isPresent() ? DeliveryState.DUE : stateAfter(settled.outcome());
                update.setString(1, state.name());
                Instant served = served(parcel, state, now);
                update.setObject(2, served == null ? null : served.atOffset(ZoneOffset.UTC));
                update.setDouble(3, pause.orElse(Duration.ZERO).toMillis() / 1000.0);
                update.setObject(4, parcel.deliveryId());
                update.setInt(5, parcel.round());
                update.setInt(6, parcel.attempt());
                update.setString(7, state.name());
                if (update.executeUpdate() == 1 && state != DeliveryState.DUE) {
                    tales.add(tale(parcel, served != null && !served.isAfter(now) ? DeliveryState.SERVED : state, now));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("attempts could not be settled", e);
        }
        pauses.after(batch);
        herald.tell(tales);
        tales.forEach(tale -> herald.record("delivery-changed", tale.subject(), tale.data()));
    }

    /** A webhook's receipt is service; mail is, as an inbox is, from the office hour on that the mail server took it. */
    private Instant served(Parcel parcel, DeliveryState state, Instant now) {
        return switch (state) {
            case SERVED -> now;
            case SENT ->
                addressees
                        .find(parcel.notice().agreementId(), parcel.party())
                        .map(party -> party.office().servesAt(now))
                        .orElse(now);
            case DUE, ACKNOWLEDGED, FAILED -> null;
        };
    }

    private Optional<Duration> pause(Settled settled) {
        return settled.outcome().result() == Outcome.Result.FAILED
                ? rules.backoff().after(settled.parcel().attempt(), ThreadLocalRandom.current())
                : Optional.empty();
    }

    private static DeliveryState stateAfter(Outcome outcome) {
        return switch (outcome.result()) {
            case SERVED -> DeliveryState.SERVED;
            case SENT -> DeliveryState.SENT;
            case FAILED, REFUSED -> DeliveryState.FAILED;
        };
    }

    private static Attempt attempt(Settled settled, Instant now) {
        Parcel parcel = settled.parcel();
        var outcome = settled.outcome().result() == Outcome.Result.REFUSED
                ? Outcome.Result.FAILED
                : settled.outcome().result();
        return new Attempt(
                parcel.deliveryId(),
                parcel.round(),
                parcel.attempt(),
                now,
                outcome.name(),
                settled.outcome().detail());
    }

    private static Herald.Tale tale(Parcel parcel, DeliveryState state, Instant now) {
        var data = new DeliveryChanged(
                parcel.deliveryId(),
                parcel.noticeId(),
                parcel.party(),
                parcel.channel().name(),
                state.name(),
                now);
        return new Herald.Tale(
                DeliveryChanged.TYPE,
                parcel.deliveryId().toString(),
                parcel.notice().agreementId(),
                parcel.round(),
                parcel.notice().drill(),
                data);
    }
}
