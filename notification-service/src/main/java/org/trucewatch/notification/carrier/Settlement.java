package org.trucewatch.notification.carrier;

import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.notification.contracts.DeliveryChanged;
import org.trucewatch.notification.contracts.Herald;
import org.trucewatch.notification.delivery.Attempt;
import org.trucewatch.notification.delivery.Attempts;
import org.trucewatch.notification.delivery.DeliveryRules;
import org.trucewatch.notification.delivery.DeliveryState;
import org.trucewatch.notification.delivery.LostChannels;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Writes down what came of attempts, in a short transaction of its own. */
@ApplicationScoped
class Settlement {

    /** A receipt counts however late it comes; a failure only if the claim it belongs to is still the latest. */
    private static final String SETTLE = """
            update delivery d
               set state = s.state, served_at = coalesce(d.served_at, s.served_at), leased_until = 'epoch',
                   due_at = now() + make_interval(secs => s.pause)
              from unnest(?::uuid[], ?::int[], ?::int[], ?::text[], ?::timestamptz[], ?::float8[])
                   as s (id, round, attempt, state, served_at, pause)
             where d.id = s.id and d.round = s.round and d.state = 'DUE'
               and (d.attempts = s.attempt or s.state <> 'DUE')
            returning d.id""";

    record Settled(Parcel parcel, Outcome outcome) {}

    /** What becomes of the delivery. */
    private record Verdict(Parcel parcel, DeliveryState state, Instant servedAt, Duration pause) {

        UUID id() {
            return parcel.deliveryId();
        }

        boolean isFinal() {
            return state != DeliveryState.DUE;
        }
    }

    private final AgroalDataSource database;
    private final Attempts attempts;
    private final Pauses pauses;
    private final LostChannels lost;
    private final Addressees addressees;
    private final Herald herald;
    private final DeliveryRules rules;
    private final BusinessClock clock;

    Settlement(
            AgroalDataSource database,
            Attempts attempts,
            Pauses pauses,
            LostChannels lost,
            Addressees addressees,
            Herald herald,
            DeliveryRules rules,
            BusinessClock clock) {
        this.database = database;
        this.attempts = attempts;
        this.pauses = pauses;
        this.lost = lost;
        this.addressees = addressees;
        this.herald = herald;
        this.rules = rules;
        this.clock = clock;
    }

    @Transactional
    public void settle(List<Settled> batch) {
        Instant now = clock.instant();
        attempts.add(batch.stream().map(settled -> attempt(settled, now)).toList());
        var verdicts = batch.stream()
                .map(settled -> verdict(settled, now))
                // final ones last: of two on one delivery, the final one is written
                .sorted(Comparator.comparing(Verdict::isFinal))
                .collect(Collectors.toMap(Verdict::id, verdict -> verdict, (former, latter) -> latter));
        Set<UUID> written = write(verdicts.values());
        pauses.after(batch);
        lost.after(written.stream()
                .filter(id -> verdicts.get(id).state() == DeliveryState.FAILED)
                .toList());
        var tales = written.stream()
                .map(verdicts::get)
                .filter(Verdict::isFinal)
                .map(verdict -> tale(verdict, now))
                .toList();
        herald.tell(tales);
        herald.recordAll("delivery-changed", tales);
    }

    private Set<UUID> write(Collection<Verdict> verdicts) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(SETTLE)) {
            column(update, 1, "uuid", verdicts, Verdict::id);
            column(update, 2, "int", verdicts, verdict -> verdict.parcel().round());
            column(update, 3, "int", verdicts, verdict -> verdict.parcel().attempt());
            column(update, 4, "text", verdicts, verdict -> verdict.state().name());
            column(
                    update,
                    5,
                    "timestamptz",
                    verdicts,
                    verdict -> verdict.servedAt() == null
                            ? null
                            : verdict.servedAt().toString());
            column(update, 6, "float8", verdicts, verdict -> verdict.pause().toMillis() / 1000.0);
            var written = new LinkedHashSet<UUID>();
            try (var rows = update.executeQuery()) {
                while (rows.next()) {
                    written.add(rows.getObject(1, UUID.class));
                }
            }
            return written;
        } catch (SQLException e) {
            throw new IllegalStateException("attempts could not be settled", e);
        }
    }

    private static void column(
            PreparedStatement update, int index, String type, Collection<Verdict> verdicts, Function<Verdict, ?> value)
            throws SQLException {
        update.setArray(
                index,
                update.getConnection()
                        .createArrayOf(type, verdicts.stream().map(value).toArray()));
    }

    private Verdict verdict(Settled settled, Instant now) {
        Optional<Duration> pause = pause(settled);
        DeliveryState state = pause.isPresent() ? DeliveryState.DUE : stateAfter(settled.outcome());
        return new Verdict(settled.parcel(), state, served(settled.parcel(), state, now), pause.orElse(Duration.ZERO));
    }

    /** A webhook's receipt is service; mail is, as an inbox is, from the office hour on that the mail server took it. */
    private Instant served(Parcel parcel, DeliveryState state, Instant now) {
        return switch (state) {
            case SERVED -> now;
            case SENT ->
                addressees
                        .find(parcel.print().agreementId(), parcel.party())
                        .map(party -> party.servesAt(now))
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

    private static Herald.Tale tale(Verdict verdict, Instant now) {
        Parcel parcel = verdict.parcel();
        boolean served = verdict.servedAt() != null && !verdict.servedAt().isAfter(now);
        var data = new DeliveryChanged(
                parcel.deliveryId(),
                parcel.noticeId(),
                parcel.party(),
                parcel.channel().name(),
                (served ? DeliveryState.SERVED : verdict.state()).name(),
                now);
        return new Herald.Tale(
                DeliveryChanged.TYPE,
                parcel.deliveryId().toString(),
                parcel.print().agreementId(),
                parcel.round(),
                parcel.print().drill(),
                data);
    }
}
