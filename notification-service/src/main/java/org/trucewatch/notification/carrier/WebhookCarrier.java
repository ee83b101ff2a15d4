package org.trucewatch.notification.carrier;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import org.trucewatch.notification.delivery.DeliveryRules;
import org.trucewatch.notification.party.Channel;
import org.trucewatch.notification.party.WebhookSecret;

import java.net.InetAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Posts notices as Standard Webhooks: the id stays the same on every attempt, the content is signed with the shared
 * secret (v1) and with the service's key (v1a). Redirects are not followed: a receiver that moved has to be entered anew.
 */
@ApplicationScoped
class WebhookCarrier implements Carrier {

    private static final int READ_AT_MOST = 64 * 1024;

    /** Where it really goes, and what proves that it comes from us. */
    private record Envelope(InetAddress address, Map<String, String> headers) {}

    private final Vertx vertx;
    private final HttpClient client;
    private final AddressGuard guard;
    private final KeyRing keys;
    private final DeliveryRules rules;

    WebhookCarrier(Vertx vertx, AddressGuard guard, KeyRing keys, DeliveryRules rules) {
        this.vertx = vertx;
        this.guard = guard;
        this.keys = keys;
        this.rules = rules;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) Math.min(rules.timeout().toMillis(), 5000))
                .setMaxPoolSize(rules.concurrencyPerEndpoint())
                .setVerifyHost(true)
                .setDecompressionSupported(false));
    }

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public CompletionStage<Outcome> carry(Parcel parcel) {
        var target = URI.create(parcel.url());
        // resolving a name and signing take long, so not on the courier's thread
        return vertx.executeBlocking(() -> new Envelope(guard.resolve(target.getHost()), headers(parcel)), false)
                .compose(envelope -> post(target, envelope, parcel.print().message()))
                .timeout(rules.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .toCompletionStage();
    }

    private Future<Outcome> post(URI target, Envelope envelope, String body) {
        boolean tls = "https".equalsIgnoreCase(target.getScheme());
        int port = target.getPort() > 0 ? target.getPort() : tls ? 443 : 80;
        var path = target.getRawPath() == null || target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(
                        SocketAddress.inetSocketAddress(port, envelope.address().getHostAddress()))
                .setHost(target.getHost())
                .setPort(port)
                .setSsl(tls)
                .setURI(target.getRawQuery() == null ? path : path + "?" + target.getRawQuery())
                .setFollowRedirects(false)
                .setTimeout(rules.timeout().toMillis());
        envelope.headers().forEach(options::putHeader);
        return client.request(options).compose(request -> request.send(Buffer.buffer(body))
                .compose(response -> read(response).map(text -> judge(response.statusCode(), text))));
    }

    /** The beginning of the answer; the rest is not waited for. */
    private static Future<String> read(HttpClientResponse response) {
        var beginning = Buffer.buffer();
        var read = Promise.<String>promise();
        response.handler(chunk -> {
            if (beginning.length() + chunk.length() > READ_AT_MOST) {
                read.tryComplete(beginning.toString());
                response.request().reset();
            } else {
                beginning.appendBuffer(chunk);
            }
        });
        response.exceptionHandler(failure -> read.tryComplete(beginning.toString()));
        response.endHandler(end -> read.tryComplete(beginning.toString()));
        return read.future();
    }

    private static Outcome judge(int status, String text) {
        var detail = status + " " + text;
        if (status >= 200 && status < 300) {
            return Outcome.of(Outcome.Result.SERVED, detail);
        }
        return Outcome.of(status == 410 ? Outcome.Result.REFUSED : Outcome.Result.FAILED, detail);
    }

    private Map<String, String> headers(Parcel parcel) {
        var id = parcel.deliveryId().toString();
        var timestamp = String.valueOf(Instant.now().getEpochSecond());
        var signed = id + "." + timestamp + "." + parcel.print().message();
        var signatures = new WebhookSecret(parcel.secret()).sign(signed) + " "
                + keys.signingKey().sign(signed);
        return Map.of(
                "content-type", "application/json",
                "user-agent", "Trucewatch",
                "webhook-id", id,
                "webhook-timestamp", timestamp,
                "webhook-signature", signatures);
    }
}
