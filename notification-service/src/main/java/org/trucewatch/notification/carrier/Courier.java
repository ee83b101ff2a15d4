package org.trucewatch.notification.carrier;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;
import org.trucewatch.kit.loop.Loop;
import org.trucewatch.kit.loop.Loops;
import org.trucewatch.notification.delivery.DeliveryRules;
import org.trucewatch.notification.office.Released;
import org.trucewatch.notification.party.Channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

/**
 * Goes round: claims what is due, hands it to the carriers, and settles what came back. One thread does all the
 * database work; the sending itself holds no thread and no transaction.
 */
@ApplicationScoped
class Courier {

    private static final Logger LOG = Logger.getLogger(Courier.class);

    /** What a round costs it costs for few as for many; nobody waits for what is settled in it. */
    private static final Duration GATHERING = Duration.ofMillis(50);

    /** While there was a release so lately, more are likely to be on their way. */
    private static final Duration LATELY = Duration.ofMillis(250);

    private static final int SHARE = 16;
    private static final Duration LONGEST_REST = Duration.ofSeconds(1);

    private final Claims claims;
    private final Settlement settlement;
    private final DeliveryRules rules;
    private final Map<Channel, Carrier> carriers = new EnumMap<>(Channel.class);
    private final LinkedBlockingQueue<Runnable> news = new LinkedBlockingQueue<>();
    private final Map<UUID, Integer> underWay = new HashMap<>();
    private final Set<UUID> busy = new HashSet<>();
    private final List<Settlement.Settled> unsettled = new ArrayList<>();
    private final Loop loop;
    private volatile long releasedAt = System.nanoTime();
    private int sending;

    Courier(
            Claims claims,
            Settlement settlement,
            DeliveryRules rules,
            @Any Instance<Carrier> carriers,
            Loops loops,
            MeterRegistry metrics) {
        this.claims = claims;
        this.settlement = settlement;
        this.rules = rules;
        this.loop = loops.of("courier", Duration.ZERO, this::goRound);
        carriers.forEach(carrier -> this.carriers.put(carrier.channel(), carrier));
        metrics.gauge("trucewatch.deliveries.sending", this, courier -> courier.sending);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    /** Attempts under way are left to their leases; the receiver knows a repetition by its id. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.end();
        wake();
        loop.stop();
    }

    void released(@Observes(during = TransactionPhase.AFTER_SUCCESS) Released released) {
        releasedAt = System.nanoTime();
        wake();
    }

    void wake() {
        if (news.isEmpty()) {
            news.add(() -> {});
        }
    }

    private boolean goRound() throws InterruptedException {
        takeNews();
        long begun = System.nanoTime();
        settle();
        send();
        giveWay(begun);
        return true;
    }

    /** Waits for news, and then a moment more while much is under way, so that one transaction settles several. */
    private void takeNews() throws InterruptedException {
        Runnable next = news.poll(rules.poll().toMillis(), TimeUnit.MILLISECONDS);
        long until = System.nanoTime() + GATHERING.toNanos();
        while (next != null) {
            next.run();
            long left = unsettled.size() < sending ? until - System.nanoTime() : 0;
            next = news.poll(left, TimeUnit.NANOSECONDS);
        }
    }

    private void settle() {
        if (!unsettled.isEmpty()) {
            settlement.settle(unsettled);
            unsettled.clear();
        }
    }

    /** One claim is enough: an endpoint then either has nothing more that is due, or as much under way as it may. */
    private void send() {
        if (loop.stopping() || sending >= rules.concurrency()) {
            return;
        }
        claims.claim(busy, underWay.keySet(), rules.concurrency() - sending).forEach(this::handOver);
    }

    /**
     * Notices come first: while some are being released, a round is followed by a rest several times as long as the round
     * took. So sending, which is most of the work and may come a little later, has its share of a machine that both keep
     * busy, and hardly waits on one that is idle.
     */
    private void giveWay(long begun) throws InterruptedException {
        long now = System.nanoTime();
        if (now - releasedAt < LATELY.toNanos()) {
            TimeUnit.NANOSECONDS.sleep(Math.min(SHARE * (now - begun), LONGEST_REST.toNanos()));
        }
    }

    private void handOver(Parcel parcel) {
        sending++;
        if (underWay.merge(parcel.endpointId(), 1, Integer::sum) >= rules.atOnce(parcel.channel())) {
            busy.add(parcel.endpointId());
        }
        carry(parcel)
                .whenComplete((outcome, failure) ->
                        news.add(() -> returned(parcel, failure == null ? outcome : Outcome.failed(failure))));
    }

    /** Whatever happens, the parcel comes back: otherwise it would keep its place among those under way for ever. */
    private CompletionStage<Outcome> carry(Parcel parcel) {
        try {
            return carriers.get(parcel.channel()).carry(parcel);
        } catch (RuntimeException | Error e) {
            LOG.warnf(e, "delivery %s could not be prepared", parcel.deliveryId());
            return CompletableFuture.failedFuture(e);
        }
    }

    private void returned(Parcel parcel, Outcome outcome) {
        sending--;
        underWay.computeIfPresent(parcel.endpointId(), (endpoint, count) -> count == 1 ? null : count - 1);
        busy.remove(parcel.endpointId());
        unsettled.add(new Settlement.Settled(parcel, outcome));
    }
}
