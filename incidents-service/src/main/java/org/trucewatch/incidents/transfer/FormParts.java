package org.trucewatch.incidents.transfer;

import org.trucewatch.kit.problems.Refusal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The parts of a {@code multipart/form-data} body (RFC 7578, RFC 2046), one after the other as they come in. The
 * framework's own reader would write the file down once before we see it, and on another disk.
 */
public final class FormParts {

    /** One part; its content is to be read before the next part is asked for. */
    public record Part(Map<String, String> headers, InputStream content) {

        public String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }
    }

    private static final Pattern BOUNDARY =
            Pattern.compile(".*;\\s*boundary=(?:\"([^\"]{1,70})\"|([^;\\s\"]{1,70})).*", Pattern.CASE_INSENSITIVE);
    private static final int HEADERS = 8 * 1024;

    private final Delimited body;

    /** @throws Refusal 400 without a boundary */
    public FormParts(InputStream body, String contentType) {
        var boundary = BOUNDARY.matcher(contentType);
        if (!boundary.matches()) {
            throw Refusal.malformed("The form names no boundary");
        }
        var named = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        this.body = new Delimited(body, ("\r\n--" + named).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The next part, or null after the last. @throws Refusal 400 for what is no form */
    public Part next() throws IOException {
        body.skipToDelimiter();
        var after = line(HEADERS).stripTrailing();
        if (after.equals("--")) {
            return null;
        }
        if (!after.isEmpty()) {
            throw Refusal.malformed("A part of the form begins after a wrong boundary");
        }
        return new Part(headers(), body.content());
    }

    private Map<String, String> headers() throws IOException {
        var headers = new HashMap<String, String>();
        int left = HEADERS;
        for (String line; !(line = line(left)).isEmpty(); left -= line.length()) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw Refusal.malformed("A part of the form has a header without a name");
            }
            headers.putIfAbsent(
                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private String line(int most) throws IOException {
        var line = new StringBuilder();
        for (int c; (c = body.next()) != '\n'; ) {
            if (c < 0) {
                if (line.toString().equals("--")) {
                    break; // nothing needs to follow the last delimiter
                }
                throw Refusal.malformed("The form broke off");
            }
            if (line.length() >= most) {
                throw Refusal.malformed("A part of the form has too many headers");
            }
            line.append((char) c);
        }
        int length = line.length();
        return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
    }
}
