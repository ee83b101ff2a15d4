package org.trucewatch.incidents.body;

import org.trucewatch.kit.problems.Refusal;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/** Reads query parameters; each may be null, which means not asked for, and is named by {@code ?name} when it is wrong. */
public final class Query {

    private static final int LONGEST = 300;
    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9999;

    private Query() {}

    /** @throws Refusal 422 */
    public static String text(String name, String text) {
        var problem = text == null ? null : TextRule.problemOf(text, LONGEST);
        if (problem != null) {
            throw Refusal.invalid("?" + name, problem);
        }
        return text;
    }

    /** One of the names of the values. @throws Refusal 422 */
    public static String oneOf(String name, String text, Class<? extends Enum<?>> values) {
        var known = Stream.of(values.getEnumConstants()).map(Enum::name).toList();
        if (text == null || known.contains(text)) {
            return text;
        }
        throw Refusal.invalid("?" + name, "must be one of " + String.join(", ", known));
    }

    /** In UTC. @throws Refusal 422 */
    public static OffsetDateTime time(String name, String text) {
        if (text == null) {
            return null;
        }
        try {
            // an unescaped plus in a query string arrives as a space
            var time = OffsetDateTime.parse(text.replace(' ', '+')).withOffsetSameInstant(ZoneOffset.UTC);
            if (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) {
                return time;
            }
        } catch (DateTimeException e) {
            // refused below
        }
        throw Refusal.invalid("?" + name, "must be an RFC 3339 time with offset, such as 2016-03-05T09:00:00+02:00");
    }

    /** So many numbers with commas between. @throws Refusal 422 */
    public static double[] numbers(String name, String text, int count, String what) {
        var parts = text.split(",", -1);
        var numbers = new double[count];
        try {
            for (int i = 0; i < count; i++) {
                numbers[i] = Double.parseDouble(parts[i].strip());
                if (parts.length != count || !Double.isFinite(numbers[i]) || Math.abs(numbers[i]) > 1e9) {
                    throw new NumberFormatException();
                }
            }
            return numbers;
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw Refusal.invalid("?" + name, "must be " + what);
        }
    }
}
