package org.trucewatch.incidents.sheet;

import org.trucewatch.kit.problems.Refusal;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The encoding that a file is declared to have; RFC 7111 says UTF-8 where it is not. */
final class Encoding {

    /** In the place of bytes that are none of the encoding: no character, so no text has it. */
    static final char UNREADABLE = '\uffff';

    private Encoding() {}

    /** @param declared null for none. @throws Refusal 415 */
    static Charset of(String declared) {
        if (declared == null) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(declared);
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    "unsupported-media-type",
                    415,
                    "Not in this form",
                    "The charset is not known here; UTF-8, UTF-16, windows-1251, windows-1256 and ISO-8859-1 to -15 are",
                    List.of());
        }
    }

    static Reader reader(InputStream in, Charset charset) {
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .replaceWith(String.valueOf(UNREADABLE)));
    }
}
