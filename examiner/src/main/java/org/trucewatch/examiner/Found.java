package org.trucewatch.examiner;

import java.util.Map;

/**
 * A result.
 *
 * @param outcome in one word of capitals
 * @param tool what looked, a name in {@code versions.properties}
 * @param detail texts, numbers, booleans, lists and maps of such
 */
record Found(String kind, String outcome, String tool, Map<String, ?> detail) {}
