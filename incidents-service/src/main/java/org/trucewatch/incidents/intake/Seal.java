package org.trucewatch.incidents.intake;

import io.smallrye.config.ConfigMapping;
import org.trucewatch.kit.problems.Refusal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;

/** Seals who the source is, so that it is readable nowhere in this service. Without a key no source is taken. */
@ApplicationScoped
class Seal {

    /** Keys of this service. */
    @ConfigMapping(prefix = "trucewatch.seal")
    interface Keys {
        /** 32 bytes in base64. */
        Optional<String> key();
    }

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final Optional<byte[]> key;

    Seal(Keys keys) {
        this.key = keys.key().filter(key -> !key.isBlank()).map(Base64.getDecoder()::decode);
        key.filter(bytes -> bytes.length != 32).ifPresent(bytes -> {
            throw new IllegalStateException("trucewatch.seal.key must be 32 bytes in base64");
        });
    }

    /**
     * AES-256-GCM (NIST SP 800-38D): a fresh nonce of 12 bytes, then the ciphertext with its tag; the report's id is
     * authenticated with it, so that a seal cannot be moved to another report.
     */
    byte[] close(UUID report, byte[] source) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(derived("seal"), "AES"),
                    new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(report.toString().getBytes(StandardCharsets.UTF_8));
            var sealed = cipher.doFinal(source);
            return ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a source could not be sealed", e);
        }
    }

    /** Equal for equal sources and of no use without the key. */
    byte[] mark(byte[] source) {
        return hmac(derived("mark"), source);
    }

    private byte[] derived(String purpose) {
        var master = key.orElseThrow(() -> Refusal.invalid("#/source", "sealing is not configured"));
        return hmac(master, ("trucewatch " + purpose).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isConfigured() {
        return key.isPresent();
    }
}
