package org.trucewatch.kit.problems;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What a type is called towards callers. */
final class FieldTypes {

    private static final Map<Class<?>, String> NAMES = Map.of(
            UUID.class, "a UUID",
            OffsetDateTime.class, "an RFC 3339 time with offset, such as 2016-03-05T09:00:00+02:00",
            Instant.class, "an RFC 3339 time with offset, such as 2016-03-05T09:00:00+02:00",
            LocalDate.class, "a date, such as 2016-03-05",
            Duration.class, "an ISO 8601 duration, such as PT72H",
            String.class, "a string",
            Boolean.class, "true or false",
            boolean.class, "true or false");

    private FieldTypes() {}

    static String name(Class<?> type) {
        if (NAMES.containsKey(type)) {
            return NAMES.get(type);
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a number within its range";
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return type.isEnum() ? "a known value" : "an object";
    }
}
