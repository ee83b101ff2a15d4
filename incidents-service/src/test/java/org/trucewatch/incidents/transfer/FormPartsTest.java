package org.trucewatch.incidents.transfer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trucewatch.kit.problems.Refusal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FormPartsTest {

    private static final String HEAD = "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n";

    @Test
    void contentsWithAlmostADelimiterComeOutAsTheyWentInHoweverTheyArrive() throws IOException {
        var random = new Random(7);
        for (int round = 0; round < 300; round++) {
            var content = new ByteArrayOutputStream();
            while (content.size() < 400_000 && random.nextInt(40) > 0) {
                content.writeBytes(
                        random.nextBoolean()
                                ? "\r\n--".getBytes(StandardCharsets.US_ASCII)
                                : new byte[random.nextInt(30_000)]);
            }
            var body = new ByteArrayOutputStream();
            body.writeBytes(("preamble\r\n" + HEAD).getBytes(StandardCharsets.US_ASCII));
            body.writeBytes(content.toByteArray());
            body.writeBytes("\r\n--b  \r\nX: y\r\n\r\nsecond\r\n--b--".getBytes(StandardCharsets.US_ASCII));

            var parts = parts(inPieces(body.toByteArray(), random));
            assertThat(parts.next().content().readAllBytes()).isEqualTo(content.toByteArray());
            var second = parts.next();
            assertThat(second.header("x")).isEqualTo("y");
            assertThat(second.content().readAllBytes()).asString().isEqualTo("second");
            assertThat(parts.next()).isNull();
        }
    }

    @Test
    void whatWasNotReadOfAPartIsPassedOver() throws IOException {
        var parts = parts(stream(HEAD + "unread\r\n--b\r\n\r\nread\r\n--b--\r\nepilogue"));
        parts.next();
        assertThat(parts.next().content().readAllBytes()).asString().isEqualTo("read");
        assertThat(parts.next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no form at all",
                "--b",
                "--bx\r\n\r\n",
                HEAD,
                HEAD + "half",
                HEAD + "x\r\n--b",
                HEAD + "x\r\n--b\r\n",
                HEAD + "x\r\n--b\r\nnonsense\r\n\r\n"
            })
    void whatIsNoWholeFormIsRefused(String body) {
        assertThatThrownBy(() -> {
                    var parts = parts(stream(body));
                    for (FormParts.Part part; (part = parts.next()) != null; ) {
                        part.content().readAllBytes();
                    }
                })
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(400));
    }

    @Test
    void endlessHeadersAreRefused() {
        assertThatThrownBy(
                        () -> parts(stream("--b\r\nX: " + "x".repeat(100_000))).next())
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> parts(stream("--b\r\n" + "X: yyyyyy\r\n".repeat(10_000)))
                        .next())
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new FormParts(stream(""), "multipart/form-data"))
                .isInstanceOf(Refusal.class);
    }

    private static FormParts parts(InputStream body) {
        return new FormParts(body, "multipart/form-data; boundary=\"b\"");
    }

    private static InputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }

    /** Gives a few bytes at a time, as a network does. */
    private static InputStream inPieces(byte[] body, Random random) {
        return new ByteArrayInputStream(body) {
            @Override
            public synchronized int read(byte[] to, int at, int length) {
                return super.read(to, at, Math.min(length, 1 + random.nextInt(20_000)));
            }
        };
    }
}
