package org.trucewatch.notification.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Writes iCalendar (RFC 5545): content lines that end in CRLF and are folded after 75 octets, without cutting a character
 * in two; text with its escapes; times in UTC.
 */
final class ICalendar {

    private static final int LONGEST = 75;
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder lines = new StringBuilder();

    ICalendar line(String name, String value) {
        var line = name + ":" + value;
        int octets = 0;
        for (int i = 0; i < line.length(); ) {
            var character = Character.toString(line.codePointAt(i));
            int length = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > LONGEST) {
                lines.append("\r\n ");
                octets = 1;
            }
            lines.append(character);
            octets += length;
            i += character.length();
        }
        lines.append("\r\n");
        return this;
    }

    ICalendar text(String name, String text) {
        return line(
                name,
                text.replace("\\", "\\\\")
                        .replace(";", "\\;")
                        .replace(",", "\\,")
                        .replaceAll("\\R", "\\\\n")
                        .replaceAll("\\p{Cntrl}", " "));
    }

    ICalendar time(String name, Instant time) {
        return line(name, UTC.format(time));
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
