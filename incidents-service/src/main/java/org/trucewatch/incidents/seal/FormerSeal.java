package org.trucewatch.incidents.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * How sources were sealed before there were keysets: AES-256-GCM (NIST SP 800-38D) by one key, a nonce of 12 bytes, then the
 * ciphertext with its tag, the report's id authenticated with it. It opens and compares what was sealed then.
 */
final class FormerSeal {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final byte[] master;

    /** @param key 32 bytes in base64 */
    FormerSeal(String key) {
        this.master = Base64.getDecoder().decode(key);
        if (master.length != 32) {
            throw new IllegalStateException("trucewatch.seal.key must be 32 bytes in base64");
        }
    }

    byte[] open(UUID report, byte[] sealed) throws GeneralSecurityException {
        if (sealed.length < NONCE) {
            throw new GeneralSecurityException("too short to be sealed");
        }
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(derived("seal"), "AES"),
                new GCMParameterSpec(TAG_BITS, Arrays.copyOf(sealed, NONCE)));
        cipher.updateAAD(report.toString().getBytes(StandardCharsets.UTF_8));
        return cipher.doFinal(sealed, NONCE, sealed.length - NONCE);
    }

    byte[] mark(byte[] source) throws GeneralSecurityException {
        return hmac(derived("mark"), source);
    }

    private byte[] derived(String purpose) throws GeneralSecurityException {
        return hmac(master, ("trucewatch " + purpose).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message);
    }
}
