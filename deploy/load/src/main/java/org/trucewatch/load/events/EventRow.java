package org.trucewatch.load.events;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One row of a file under the names of the mapping, whatever the file's version calls them.
 *
 * @param position of the row, 1 being the first after the headers
 */
record EventRow(long position, Map<String, String> values, Mapping mapping) {

    /** @throws IllegalArgumentException naming the columns when these are not headers of such a file */
    static Map<String, String> columns(Iterable<String> headers, Mapping mapping) {
        var byLowerCase = new HashMap<String, String>();
        headers.forEach(h -> byLowerCase.putIfAbsent(h.strip().toLowerCase(Locale.ROOT), h));
        var columns = new HashMap<String, String>();
        mapping.columns().forEach((name, spellings) -> spellings.stream()
                .filter(byLowerCase::containsKey)
                .findFirst()
                .ifPresent(s -> columns.put(name, byLowerCase.get(s))));
        var missing = mapping.required().stream()
                .filter(r -> !columns.containsKey(r))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "Not a file of " + mapping.name() + ": no column for " + String.join(", ", missing));
        }
        return columns;
    }

    /** Empty where the file has no such column or no value. */
    String text(String name) {
        var value = values.get(name);
        return value == null || mapping.empty().contains(value) ? "" : value.strip();
    }

    /** Some exports write whole numbers as 3.0. */
    String code(String name) {
        return text(name).replaceFirst("\\.0+$", "");
    }

    /** As above. */
    int number(String name, int otherwise) {
        try {
            return (int) Double.parseDouble(text(name));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
