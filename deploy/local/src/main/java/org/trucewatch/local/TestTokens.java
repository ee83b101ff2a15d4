package org.trucewatch.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Access tokens as Keycloak would issue them (RFC 7519, RS256), signed with a key that this JVM made up. */
public final class TestTokens {
    public static final String ISSUER = "https://identity.trucewatch.test";
    public static final String AUDIENCE = "trucewatch";
    private static final Duration LIFESPAN = Duration.ofMinutes(15);
    private static final ObjectMapper JSON = new ObjectMapper();

    private TestTokens() {}

    /**
     * A token that the services accept.
     *
     * @param agency claim {@code agency}; left out when null
     * @param party claim {@code party}; left out when null
     */
    public static String token(String user, Collection<String> roles, String agency, String party) {
        return signed(claims(user, roles, agency, party));
    }

    /** The claims of {@link #token}, to be changed before {@link #signed} where a test needs a token that is wrong. */
    public static Map<String, Object> claims(String user, Collection<String> roles, String agency, String party) {
        var now = Instant.now();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", ISSUER);
        claims.put("aud", AUDIENCE);
        claims.put("sub", subjectOf(user));
        claims.put("preferred_username", user);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("typ", "Bearer");
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFESPAN).getEpochSecond());
        claims.put("roles", roles);
        if (agency != null) {
            claims.put("agency", agency);
        }
        if (party != null) {
            claims.put("party", party);
        }
        return claims;
    }

    /** The same {@code sub} for the same user every time, a UUID as in Keycloak. */
    public static String subjectOf(String user) {
        return UUID.nameUUIDFromBytes(user.getBytes(StandardCharsets.UTF_8)).toString();
    }

    public static String signed(Map<String, Object> claims) {
        try {
            var unsigned = part(Map.of("alg", "RS256", "typ", "JWT")) + "." + part(claims);
            var signature = Signature.getInstance("SHA256withRSA");
            var key = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(privateKey()));
            signature.initSign(KeyFactory.getInstance("RSA").generatePrivate(key));
            signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
            return unsigned + "." + base64url(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The private key in PKCS 8, base64 on one line, as {@code smallrye.jwt.sign.key} takes it. */
    static String privateKey() {
        return keys().split(" ")[0];
    }

    /** The public key as X.509 SubjectPublicKeyInfo, base64 on one line, as {@code quarkus.oidc.public-key} takes it. */
    static String publicKey() {
        return keys().split(" ")[1];
    }

    private static String keys() {
        return JvmWide.once("token-keys", () -> {
            var pair = freshPair();
            var base64 = Base64.getEncoder();
            return base64.encodeToString(
                            new PKCS8EncodedKeySpec(pair.getPrivate().getEncoded()).getEncoded())
                    + " "
                    + base64.encodeToString(
                            new X509EncodedKeySpec(pair.getPublic().getEncoded()).getEncoded());
        });
    }

    private static KeyPair freshPair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(Map<String, Object> json) {
        try {
            return base64url(JSON.writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
