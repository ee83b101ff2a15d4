package org.trucewatch.acceptance;

import org.trucewatch.load.input.Json;
import org.trucewatch.local.Realm;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

import static org.awaitility.Awaitility.await;

/** Tokens that must not be accepted. */
final class Forged {

    private Forged() {}

    /** The same header and claims under a signature by a key that is not the provider's. */
    static String withAnotherKey(String token) {
        try {
            var signed = token.substring(0, token.lastIndexOf('.'));
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(generator.generateKeyPair().getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token of the provider itself whose time is over: one of a client whose tokens live for a second. */
    static String expired(Realm realm) {
        var token = realm.tokenFor("operator", "short-lived");
        var claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
        var end = Instant.ofEpochSecond(Json.read(claims).path("exp").asLong());
        await().atMost(Duration.ofSeconds(30)).until(() -> Instant.now().isAfter(end.plusSeconds(1)));
        return token;
    }
}
