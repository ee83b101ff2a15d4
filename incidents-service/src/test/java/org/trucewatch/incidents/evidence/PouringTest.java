package org.trucewatch.incidents.evidence;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trucewatch.incidents.transfer.ContentDigest;
import org.trucewatch.kit.problems.Refusal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PouringTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 65_536, 1_048_576, 1_048_577, 20_000_000})
    void whatIsPouredIsWhatCameAndIsDigestedWhole(int size) throws Exception {
        var file = new byte[size];
        new Random(size).nextBytes(file);
        var out = new ByteArrayOutputStream();

        var pouring = new Pouring(out, size);
        pouring.pour(inPieces(file), ContentDigest.NONE);

        assertThat(out.toByteArray()).isEqualTo(file);
        assertThat(pouring.file().size()).isEqualTo(size);
        assertThat(pouring.file().sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(file)));
    }

    @Test
    void oneByteTooManyIsTooMany() {
        assertThatThrownBy(() -> new Pouring(OutputStream.nullOutputStream(), 3_000_000)
                        .pour(inPieces(new byte[3_000_001]), ContentDigest.NONE))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(413));
    }

    @Test
    void aFileThatBreaksOffLeavesNoThreadBehind() throws InterruptedException {
        var before = digesting();
        assertThatThrownBy(() -> new Pouring(OutputStream.nullOutputStream(), Long.MAX_VALUE)
                        .pour(brokenAfter(5_000_000), ContentDigest.NONE))
                .isInstanceOf(IOException.class);
        for (var thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("digesting")) {
                thread.join(10_000);
            }
        }
        assertThat(digesting()).isLessThanOrEqualTo(before);
    }

    @Test
    void thereIsExactlyOneFile() throws IOException {
        var pouring = new Pouring(OutputStream.nullOutputStream(), 10);
        assertThatThrownBy(pouring::file).isInstanceOf(Refusal.class);
        pouring.pour(new ByteArrayInputStream(new byte[1]), ContentDigest.NONE);
        assertThatThrownBy(() -> pouring.pour(new ByteArrayInputStream(new byte[1]), ContentDigest.NONE))
                .isInstanceOf(Refusal.class);
    }

    private static long digesting() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("digesting"))
                .count();
    }

    private static InputStream inPieces(byte[] file) {
        var random = new Random(1);
        return new ByteArrayInputStream(file) {
            @Override
            public synchronized int read(byte[] to, int at, int length) {
                return super.read(to, at, Math.min(length, 1 + random.nextInt(60_000)));
            }
        };
    }

    private static InputStream brokenAfter(int bytes) {
        return new InputStream() {
            private int left = bytes;

            @Override
            public int read() throws IOException {
                if (left == 0) {
                    throw new IOException("broke off");
                }
                left--;
                return 0;
            }
        };
    }
}
