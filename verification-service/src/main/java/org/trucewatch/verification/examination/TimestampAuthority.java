package org.trucewatch.verification.examination;

import io.quarkus.runtime.Startup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Asks an authority for the timestamp of a digest (RFC 3161, over HTTP as its section 3.4 says). What it answers is
 * looked at where everything is that nobody trusts: in the examiner.
 */
@ApplicationScoped
@Startup // where it cannot be understood who is to be asked, the service does not start
class TimestampAuthority {

    /** A TimeStampReq up to the digest: version 1, SHA-256. */
    private static final byte[] BEFORE = HexFormat.of().parseHex("30390201013031300d060960864801650304020105000420");

    /** And after it: the answer shall bring its certificate. No nonce: an older token for the same digest is as good. */
    private static final byte[] AFTER = HexFormat.of().parseHex("0101ff");

    private static final int LONGEST_ANSWER = 1 << 18;

    private final TimestampSettings settings;
    private final HttpClient client;
    private final HttpRequest.Builder request;

    TimestampAuthority(TimestampSettings settings) {
        this.settings = settings;
        this.client = settings.authority().isEmpty()
                ? null
                : HttpClient.newBuilder().connectTimeout(settings.time()).build();
        this.request = settings.authority().map(TimestampAuthority::request).orElse(null);
    }

    private static HttpRequest.Builder request(URI authority) {
        try {
            return HttpRequest.newBuilder(authority)
                    .header("Content-Type", "application/timestamp-query")
                    .header("Accept", "application/timestamp-reply");
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "trucewatch.timestamps.authority must be an address of HTTP and is " + authority, e);
        }
    }

    boolean isConfigured() {
        return settings.authority().isPresent();
    }

    /** PEM of those whose stamps are believed; the file need not exist. */
    Path anchors(Bench bench) {
        return settings.anchors().orElse(bench.at("no-anchors"));
    }

    /** @return the answer as a file on the bench; empty where none is configured
     *  @throws IOException when it does not answer: it may later */
    Optional<Path> stamp(String sha256, Bench bench) throws IOException, InterruptedException {
        if (!isConfigured()) {
            return Optional.empty();
        }
        var asked = request.copy()
                .POST(HttpRequest.BodyPublishers.ofByteArray(query(sha256)))
                .build();
        var answering = client.sendAsync(asked, head -> new BoundedBody(LONGEST_ANSWER));
        try {
            var response = answering.get(settings.time().toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("the timestamp authority answers " + response.statusCode());
            }
            return Optional.of(Files.write(bench.at("answer"), response.body()));
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the timestamp authority does not answer", e);
        } finally {
            answering.cancel(true); // the connection is closed where it goes on
        }
    }

    static byte[] query(String sha256) {
        var query = new ByteArrayOutputStream();
        query.writeBytes(BEFORE);
        query.writeBytes(HexFormat.of().parseHex(sha256));
        query.writeBytes(AFTER);
        return query.toByteArray();
    }
}
