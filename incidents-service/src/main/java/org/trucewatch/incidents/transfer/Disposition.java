package org.trucewatch.incidents.transfer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code Content-Disposition} of RFC 6266, or of a part of a form (RFC 7578).
 *
 * @param name of the form's field, or null
 * @param filename without the path, and without characters that show as something else than they are; or null
 */
public record Disposition(String name, String filename) {

    private static final Disposition NONE = new Disposition(null, null);
    private static final int LONGEST_NAME = 255;
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([A-Za-z0-9!#$&+.^_`|~*-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^;\\s\"]*))");
    private static final Pattern EXTENDED = Pattern.compile("([A-Za-z0-9!#$%&+^_`{}~-]+)'[^']*'(.*)");
    private static final Pattern ENCODED = Pattern.compile("%([0-9A-Fa-f]{2})");
    private static final Pattern NEVER_SHOWN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");

    /** @param header may be null; what cannot be understood says nothing */
    public static Disposition parse(String header) {
        if (header == null) {
            return NONE;
        }
        var parameters = parameters(asUtf8(header));
        var filename = parameters.containsKey("filename*") ? extended(parameters.get("filename*")) : null;
        return new Disposition(
                parameters.get("name"), cleaned(filename == null ? parameters.get("filename") : filename));
    }

    private static Map<String, String> parameters(String header) {
        var found = new HashMap<String, String>();
        for (Matcher one = PARAMETER.matcher(header); one.find(); ) {
            var value = one.group(2) == null ? one.group(3) : one.group(2).replaceAll("\\\\(.)", "$1");
            found.putIfAbsent(one.group(1).toLowerCase(Locale.ROOT), value);
        }
        return found;
    }

    /** RFC 8187. */
    private static String extended(String value) {
        var parts = EXTENDED.matcher(value);
        if (!parts.matches()) {
            return null;
        }
        try {
            var bytes = new ByteArrayOutputStream();
            var text = parts.group(2);
            var encoded = ENCODED.matcher(text);
            for (int i = 0; i < text.length(); i++) {
                if (encoded.region(i, text.length()).lookingAt()) {
                    bytes.write(Integer.parseInt(encoded.group(1), 16));
                    i += 2;
                } else {
                    bytes.write(text.charAt(i));
                }
            }
            var charset = Charset.forName(parts.group(1));
            return charset.newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Servers read headers as Latin-1, clients write them as UTF-8. */
    private static String asUtf8(String header) {
        try {
            if (header.chars().allMatch(c -> c < 256)) {
                var bytes = ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1));
                return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            }
        } catch (CharacterCodingException e) {
            // it was Latin-1 after all
        }
        return header;
    }

    private static String cleaned(String filename) {
        if (filename == null) {
            return null;
        }
        var last = filename.substring(Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\')) + 1);
        var shown = NEVER_SHOWN.matcher(last).replaceAll("").strip();
        if (shown.codePointCount(0, shown.length()) > LONGEST_NAME) {
            shown = shown.substring(0, shown.offsetByCodePoints(0, LONGEST_NAME));
        }
        return shown.matches("\\.*") ? null : shown;
    }

    /** The value that makes a browser save a file under the name instead of showing it. */
    public static String attachment(String filename) {
        var ascii = filename.replaceAll("[^A-Za-z0-9 ._()+-]", "_");
        var encoded = new StringBuilder();
        for (byte b : filename.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 128 && (Character.isLetterOrDigit(c) || "!#$&+-.^_`|~".indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append(String.format("%%%02X", b & 0xff));
            }
        }
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
    }
}
