package org.trucewatch.kit.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** A way to a database that counts what is read, and that can be frozen before a call, as a process is by SIGSTOP. */
final class Watched {

    final AtomicLong statements = new AtomicLong();
    final AtomicLong rows = new AtomicLong();
    private volatile String frozenAt = "";
    private volatile CountDownLatch thawed = new CountDownLatch(0);
    private volatile CountDownLatch frozen = new CountDownLatch(1);

    DataSource of(DataSource database) {
        return wrap(DataSource.class, database);
    }

    /** Whoever makes this call next waits in it. */
    void freezeAt(String call) {
        thawed = new CountDownLatch(1);
        frozen = new CountDownLatch(1);
        frozenAt = call;
    }

    void awaitFrozen() throws InterruptedException {
        frozen.await();
    }

    void thaw() {
        frozenAt = "";
        thawed.countDown();
    }

    private <T> T wrap(Class<T> type, Object real) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals(frozenAt)) {
                        frozen.countDown();
                        thawed.await();
                    }
                    try {
                        var result = method.invoke(real, arguments);
                        if (result instanceof Connection) {
                            return wrap(Connection.class, result);
                        }
                        if (result instanceof PreparedStatement) {
                            return wrap(PreparedStatement.class, result);
                        }
                        if (result instanceof ResultSet) {
                            statements.incrementAndGet();
                            return wrap(ResultSet.class, result);
                        }
                        if (method.getName().equals("next") && Boolean.TRUE.equals(result)) {
                            rows.incrementAndGet();
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
