package org.trucewatch.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A party's receiver of Standard Webhooks, written from their specification and knowing nothing of ours. It fails the
 * first time that it is given a message, and takes it the second time.
 */
final class WebhookReceiver implements AutoCloseable {

    /** RFC 8410: what stands before the 32 bytes of an Ed25519 public key. */
    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

    /**
     * What was posted.
     *
     * @param signatures the header's, each with its version before the comma
     */
    record Message(String id, String timestamp, List<String> signatures, String type, String body) {

        /** Whether it is signed with the secret that both sides know ({@code v1}). */
        boolean isSignedWith(String secret) {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(decoded(secret, "whsec_"), "HmacSHA256"));
                var expected = mac.doFinal(signedContent());
                return signatures("v1").anyMatch(signature -> Arrays.equals(signature, expected));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Whether it is signed by whoever has the private half of a published key ({@code v1a}). */
        boolean isSignedBy(String publicKey) {
            var point = decoded(publicKey, "whpk_");
            var encoded = Arrays.copyOf(ED25519, ED25519.length + point.length);
            System.arraycopy(point, 0, encoded, ED25519.length, point.length);
            try {
                var key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
                for (var signature : signatures("v1a").toList()) {
                    var check = Signature.getInstance("Ed25519");
                    check.initVerify(key);
                    check.update(signedContent());
                    if (check.verify(signature)) {
                        return true;
                    }
                }
                return false;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        /** The specification asks receivers to refuse what is old, so that nothing can be played back to them. */
        boolean isFresh() {
            var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), Instant.now());
            return age.abs().compareTo(Duration.ofMinutes(5)) < 0;
        }

        Message withBody(String other) {
            return new Message(id, timestamp, signatures, type, other);
        }

        private byte[] signedContent() {
            return (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
        }

        private Stream<byte[]> signatures(String version) {
            return signatures.stream()
                    .filter(signature -> signature.startsWith(version + ","))
                    .map(signature -> decoded(signature, version + ","));
        }

        private static byte[] decoded(String text, String prefix) {
            if (!text.startsWith(prefix)) {
                throw new IllegalArgumentException(text + " does not begin with " + prefix);
            }
            return Base64.getDecoder().decode(text.substring(prefix.length()));
        }
    }

    private final HttpServer server;
    private final List<Message> messages = new CopyOnWriteArrayList<>();

    WebhookReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/notices", this::receive);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/notices";
    }

    /** What was posted about a notice, taken or not, in order. */
    List<Message> bringing(String notice) {
        return messages.stream()
                .filter(message -> message.body().contains(notice))
                .toList();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            var id = headers.getFirst("webhook-id");
            boolean again = messages.stream().anyMatch(message -> message.id().equals(id));
            messages.add(new Message(
                    id,
                    headers.getFirst("webhook-timestamp"),
                    List.of(headers.getFirst("webhook-signature").split(" ")),
                    headers.getFirst("content-type"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(again ? 204 : 500, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
