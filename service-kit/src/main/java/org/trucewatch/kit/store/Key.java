package org.trucewatch.kit.store;

import java.util.regex.Pattern;

/** What is a key. Because no word begins with a dot, none leads out of the store or to what the store keeps for itself. */
final class Key {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");
    private static final int LONGEST = 512;

    private Key() {}

    static String checked(String key) {
        if (key.length() > LONGEST || !KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("no key of a store");
        }
        return key;
    }
}
