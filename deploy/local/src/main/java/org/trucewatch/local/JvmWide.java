package org.trucewatch.local;

import java.util.function.Supplier;

/**
 * What one JVM has once, whichever class loader asks: Quarkus loads test resources and tests by different ones, so that a
 * static field would exist twice.
 */
final class JvmWide {
    private JvmWide() {}

    static String once(String key, Supplier<String> first) {
        synchronized (System.getProperties()) {
            var name = "trucewatch.test." + key;
            var known = System.getProperty(name);
            if (known == null) {
                known = first.get();
                System.setProperty(name, known);
            }
            return known;
        }
    }
}
