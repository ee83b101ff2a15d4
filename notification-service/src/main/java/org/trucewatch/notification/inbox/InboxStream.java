package org.trucewatch.notification.inbox;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import org.jboss.logging.Logger;
import org.trucewatch.notification.office.Released;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

/**
 * Streams inboxes. An idle stream is an entry in a set: one thread asks the database for all of them, one question per
 * party and place, and streams that are up to date share it.
 */
@ApplicationScoped
public class InboxStream {

    private static final Logger LOG = Logger.getLogger(InboxStream.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    /** What is released while something older is still being written is seen once that is done, mostly by then. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(25);

    private static final int AT_ONCE = 200;

    private static final class Subscriber {
        private final String party;
        private final MultiEmitter<? super Arrival> emitter;
        private volatile Place place;

        Subscriber(String party, Place place, MultiEmitter<? super Arrival> emitter) {
            this.party = party;
            this.place = place;
            this.emitter = emitter;
        }

        /** As many as the receiver asked for: a slow one reads from the database later, not from our memory. */
        void offer(List<Arrival> arrivals) {
            for (Arrival arrival : arrivals) {
                if (emitter.requested() <= 0 || emitter.isCancelled()) {
                    return;
                }
                emitter.emit(arrival);
                place = arrival.place();
            }
        }
    }

    private record Question(String party, Place place) {}

    private final Arrivals arrivals;
    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService pump = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "inbox-stream");
        thread.setDaemon(true);
        return thread;
    });

    private volatile long releasedAt = System.nanoTime();
    private boolean lookingAgain; // by the pump only

    InboxStream(Arrivals arrivals) {
        this.arrivals = arrivals;
        pump.scheduleWithFixedDelay(this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What arrives in the party's inbox after the place; without one, what arrives from now on. */
    public Multi<Arrival> of(String party, Optional<Place> after) {
        return Multi.createFrom()
                .emitter(emitter -> pump.execute(() -> subscribe(party, after, emitter)), BackPressureStrategy.BUFFER);
    }

    private void subscribe(String party, Optional<Place> after, MultiEmitter<? super Arrival> emitter) {
        try {
            var subscriber = new Subscriber(party, after.orElseGet(() -> arrivals.end(party)), emitter);
            emitter.onTermination(() -> subscribers.remove(subscriber));
            if (!emitter.isCancelled()) {
                subscribers.add(subscriber);
            }
            look();
        } catch (RuntimeException e) {
            emitter.fail(e);
        }
    }

    void released(@Observes(during = TransactionPhase.AFTER_SUCCESS) Released released) {
        releasedAt = System.nanoTime();
        if (!subscribers.isEmpty()) {
            pump.execute(this::lookAgain);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        subscribers.forEach(subscriber -> subscriber.emitter.complete());
        pump.shutdownNow();
    }

    /** Now, and in short steps for as long as there was a release lately. */
    private void lookAgain() {
        look();
        if (!lookingAgain && System.nanoTime() - releasedAt < LOOK_EVERY.toNanos()) {
            lookingAgain = true;
            pump.schedule(
                    () -> {
                        lookingAgain = false;
                        lookAgain();
                    },
                    LOOK_AGAIN.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        try {
            subscribers.stream()
                    .filter(subscriber -> subscriber.emitter.requested() > 0)
                    .collect(Collectors.groupingBy(subscriber -> new Question(subscriber.party, subscriber.place)))
                    .forEach(this::answer);
        } catch (RuntimeException e) {
            LOG.debug("inboxes could not be read; the next look will", e);
        }
    }

    private void answer(Question question, List<Subscriber> asking) {
        List<Arrival> found = arrivals.after(question.party(), question.place(), AT_ONCE);
        asking.forEach(subscriber -> subscriber.offer(found));
    }
}
