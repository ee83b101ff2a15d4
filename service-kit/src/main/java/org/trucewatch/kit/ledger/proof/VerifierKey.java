package org.trucewatch.kit.ledger.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public key of C2SP signed-note: {@code <name>+<key id>+<base64 of type and key>}.
 *
 * @param name whom it belongs to, without spaces and plus signs
 * @param type what it signs
 * @param point the 32 bytes of the Ed25519 key
 */
public record VerifierKey(String name, Type type, byte[] point) {

    /** What a signature is over, told by the first byte of a key. */
    public enum Type {
        /** The text of the note: a log's own signature. */
        ED25519(0x01),
        /** cosignature/v1: the text, and the time at which a witness had seen it consistent. */
        COSIGNATURE_V1(0x04);

        final byte code;

        Type(int code) {
            this.code = (byte) code;
        }

        static Type of(byte code) {
            for (var type : values()) {
                if (type.code == code) {
                    return type;
                }
            }
            throw new IllegalArgumentException("a verifier key of an unknown type");
        }
    }

    static final int POINT = 32;

    /** RFC 8410: what precedes the 32 bytes of a key in its encoded form. */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    public VerifierKey {
        if (!isName(name) || point.length != POINT) {
            throw new IllegalArgumentException("no verifier key");
        }
    }

    /** @throws IllegalArgumentException if it is none, or its id is another key's */
    public static VerifierKey of(String text) {
        var parts = text.split("\\+", 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException("a verifier key is <name>+<id>+<key>");
        }
        var bytes = Base64.getDecoder().decode(parts[2]);
        if (bytes.length != 1 + POINT) {
            throw new IllegalArgumentException("a verifier key has a type and 32 bytes");
        }
        var key = new VerifierKey(parts[0], Type.of(bytes[0]), Arrays.copyOfRange(bytes, 1, bytes.length));
        if (!key.toString().equals(text)) {
            throw new IllegalArgumentException("the id of the verifier key is not its own");
        }
        return key;
    }

    static boolean isName(String name) {
        return !name.isEmpty()
                && name.indexOf('+') < 0
                && name.codePoints().noneMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || c < ' ');
    }

    /** The first four bytes of SHA-256 over name, newline, type and key. */
    public int id() {
        var sha256 = Merkle.sha256();
        sha256.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        sha256.update(type.code);
        return ByteBuffer.wrap(sha256.digest(point)).getInt();
    }

    /** Whether the signature line says it is by this key. */
    public boolean made(SignedNote.Line line) {
        return line.name().equals(name) && line.keyId() == id();
    }

    /** Whether one of the note's signatures is by this key, of this note. */
    public boolean verifies(SignedNote note) {
        return note.signatures().stream().anyMatch(line -> verifies(note.text(), line));
    }

    /** Whether the line is a signature of this text by this key. */
    public boolean verifies(String text, SignedNote.Line line) {
        if (!made(line)) {
            return false;
        }
        return switch (type) {
            case ED25519 -> verify(text, line.signature());
            case COSIGNATURE_V1 ->
                Cosignature.of(line)
                        .map(cosignature ->
                                verify(Cosignature.message(cosignature.time(), text), cosignature.signature()))
                        .orElse(false);
        };
    }

    private boolean verify(String message, byte[] signature) {
        try {
            var verifying = Signature.getInstance("Ed25519");
            verifying.initVerify(publicKey());
            verifying.update(message.getBytes(StandardCharsets.UTF_8));
            return verifying.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // a point that is none, or a signature of another length
        }
    }

    private PublicKey publicKey() throws GeneralSecurityException {
        var encoded = Arrays.copyOf(PREFIX, PREFIX.length + POINT);
        System.arraycopy(point, 0, encoded, PREFIX.length, POINT);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey key && toString().equals(key.toString());
    }

    @Override
    public int hashCode() {
        return id();
    }

    @Override
    public String toString() {
        var bytes = new byte[1 + POINT];
        bytes[0] = type.code;
        System.arraycopy(point, 0, bytes, 1, POINT);
        return name + "+" + HexFormat.of().toHexDigits(id()) + "+"
                + Base64.getEncoder().encodeToString(bytes);
    }
}
