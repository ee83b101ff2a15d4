package org.trucewatch.kit.ledger.proof;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SignedNoteTest {

    /** The key and the note with which Go's implementation explains itself. */
    private static final String NEUMANN = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String NOTE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    // the first key of RFC 8032, section 7.1
    private static final String SEED = Base64.getEncoder()
            .encodeToString(
                    HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));

    private static final SignerKey LOG = SignerKey.of("trucewatch.org/incidents", VerifierKey.Type.ED25519, SEED);
    private static final String CHECKPOINT = new Checkpoint("trucewatch.org/incidents", 7, new byte[32]).text();

    @Test
    void aNoteThatOthersSignedIsVerified() {
        var note = SignedNote.of(NOTE);
        assertThat(VerifierKey.of(NEUMANN).verifies(note)).isTrue();
        assertThat(VerifierKey.of(NEUMANN).verifies(new SignedNote(note.text() + "\n", note.signatures())))
                .isFalse();
        assertThat(note).hasToString(NOTE);
        assertThat(VerifierKey.of(NEUMANN)).hasToString(NEUMANN);
    }

    @Test
    void aSeedGivesThePublicKeyOfTheStandard() {
        assertThat(HexFormat.of().formatHex(LOG.verifier().point()))
                .isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    }

    @Test
    void aKeyIsReadAsSeedAndAsPkcs8() throws GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var pkcs8 = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
        var spki = pair.getPublic().getEncoded();
        assertThat(SignerKey.of("log", VerifierKey.Type.ED25519, pkcs8)
                        .verifier()
                        .point())
                .isEqualTo(java.util.Arrays.copyOfRange(spki, spki.length - 32, spki.length));
        for (var none : List.of("", "AAAA", "no base64", pkcs8.substring(4))) {
            assertThatThrownBy(() -> SignerKey.of("log", VerifierKey.Type.ED25519, none))
                    .as(none)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void whatALogSignsIsVerifiedByItsKeyAndByNoOther() {
        var note = new SignedNote(CHECKPOINT, List.of(LOG.sign(CHECKPOINT, 0)));
        assertThat(LOG.verifier().verifies(SignedNote.of(note.toString()))).isTrue();
        assertThat(VerifierKey.of(NEUMANN).verifies(note)).isFalse();
        var otherName = SignerKey.of("trucewatch.org/verification", VerifierKey.Type.ED25519, SEED);
        assertThat(otherName.verifier().verifies(note)).isFalse();
        assertThat(Checkpoint.of(note.text()).size()).isEqualTo(7);
    }

    @Test
    void aCosignatureHoldsForItsTextAndTimeOnly() {
        var witness = SignerKey.of("guarantor.example/us", VerifierKey.Type.COSIGNATURE_V1, SEED);
        var line = witness.sign(CHECKPOINT, 1_459_000_000);
        assertThat(witness.verifier().verifies(CHECKPOINT, line)).isTrue();
        assertThat(Cosignature.of(line).orElseThrow().time()).isEqualTo(1_459_000_000);
        assertThat(witness.verifier().verifies(CHECKPOINT + "\n", line)).isFalse();

        var later = line.signature().clone();
        later[7]++;
        assertThat(witness.verifier().verifies(CHECKPOINT, new SignedNote.Line(line.name(), line.keyId(), later)))
                .isFalse();
        var plain = SignerKey.of("guarantor.example/us", VerifierKey.Type.ED25519, SEED)
                .sign(CHECKPOINT, 0);
        assertThat(plain.keyId()).as("a key of another type has another id").isNotEqualTo(line.keyId());
        assertThat(witness.verifier()
                        .verifies(CHECKPOINT, new SignedNote.Line(line.name(), line.keyId(), plain.signature())))
                .isFalse();
    }

    @Test
    void aVerifierKeyWithAnotherIdIsNone() {
        for (var none : List.of(
                NEUMANN.replace("c74f20a3", "c74f20a4"),
                NEUMANN.replace("Peter", "Petra"),
                "a+b",
                "a+00000000+AQ==",
                NEUMANN.replace("+AR", "+CR"),
                NEUMANN.replace("PeterNeumann", "Peter Neumann"))) {
            assertThatThrownBy(() -> VerifierKey.of(none)).as(none).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "text\n\n— name\n",
                "text\n\n— name AAAA\n",
                "text\n\n- name AAAAAAAA\n",
                "text\n\n— na+me AAAAAAAA\n",
                "text\n\n— name AAAAAAAA",
                "te\u0000xt\n\n— name AAAAAAAA\n",
                "text\n\n— name !!!!\n"
            })
    void whatIsNoSignedNoteIsRefused(String text) {
        assertThatThrownBy(() -> SignedNote.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "origin\n7\n",
                "origin\n07\nAAAA\n",
                "origin\n-1\nAAAA\n",
                "origin\n7\nAAAA\n",
                "\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
            })
    void whatIsNoCheckpointIsRefused(String text) {
        assertThatThrownBy(() -> Checkpoint.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void linesThatLaterVersionsAddToACheckpointArePassedOver() {
        var read = Checkpoint.of(CHECKPOINT + "another line\n");
        assertThat(read.text()).isEqualTo(CHECKPOINT);
    }
}
