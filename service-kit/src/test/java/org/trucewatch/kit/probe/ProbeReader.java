package org.trucewatch.kit.probe;

import org.trucewatch.kit.events.Event;
import org.trucewatch.kit.inbox.EventReader;
import org.trucewatch.kit.inbox.PermanentFailure;
import org.trucewatch.kit.inbox.TransientFailure;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Remembers what it read and committed; fails on subjects that a test names. */
@Singleton
public class ProbeReader implements EventReader {

    public final List<Event> read = new CopyOnWriteArrayList<>();
    public final Set<String> poisonous = ConcurrentHashMap.newKeySet();
    public final ConcurrentHashMap<String, AtomicInteger> flaky = new ConcurrentHashMap<>();
    public final ConcurrentHashMap<String, Error> ailing = new ConcurrentHashMap<>();

    private final TransactionSynchronizationRegistry transactions;

    ProbeReader(TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
    }

    @Override
    public int consumers() {
        return 2;
    }

    @Override
    public String queue() {
        return "verification.from-incidents";
    }

    @Override
    public void read(Event event) {
        if (poisonous.contains(event.subject())) {
            throw new PermanentFailure("this subject cannot be read");
        }
        if (ailing.containsKey(event.subject())) {
            throw ailing.get(event.subject());
        }
        var failures = flaky.get(event.subject());
        if (failures != null && failures.getAndDecrement() > 0) {
            throw new TransientFailure("not yet");
        }
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // remembered only once it took effect
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    read.add(event);
                }
            }
        });
    }

    public long timesRead(String subject) {
        return read.stream().filter(event -> event.subject().equals(subject)).count();
    }
}
