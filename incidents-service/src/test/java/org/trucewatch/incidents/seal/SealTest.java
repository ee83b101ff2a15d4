package org.trucewatch.incidents.seal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.kit.problems.Refusal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SealTest {

    private static final UUID REPORT = UUID.fromString("7b1c0d0a-5f0e-4d55-8a44-6a0b5b0f3f10");
    private static final byte[] SOURCE = "{\"name\":\"Abu Example\"}".getBytes(StandardCharsets.UTF_8);

    // what this service made of that source before there were keysets, with the key 00 01 02 … 1f
    private static final String FORMER_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final byte[] FORMER_SEAL = HexFormat.of()
            .parseHex(
                    "0102030405060708090a0b0c36224bc346f1de3255b3ef3cc581f9d2fc48b82d7bc097bbf64739cea63c9cd854fc59463a3a");
    private static final byte[] FORMER_MARK =
            HexFormat.of().parseHex("cb357ec20cbdfc16ac5d2cfce861b6bf116b34a6bcb2fa24b59ba9dc4e979433");

    @TempDir
    private Path directory;

    private KeysetHandle sealing;
    private KeysetHandle marking;

    @BeforeEach
    void keysetsOfAnInstallation() throws GeneralSecurityException, IOException {
        AeadConfig.register();
        PrfConfig.register();
        sealing = keyset(PredefinedAeadParameters.AES256_GCM);
        marking = keyset(PredefinedPrfParameters.HMAC_SHA256_PRF);
        mount();
    }

    @Test
    void aSealOpensForItsOwnReportOnly() {
        var seal = seal();
        var sealed = seal.close(REPORT, SOURCE);

        assertThat(seal.open(REPORT, sealed)).isEqualTo(SOURCE);
        mustNotOpen(seal, UUID.randomUUID(), sealed);
        sealed[sealed.length - 1] ^= 1;
        mustNotOpen(seal, REPORT, sealed);
        mustNotOpen(seal, REPORT, new byte[3]);
    }

    @Test
    void eachSourceIsSealedWithADataKeyOfItsOwn() throws GeneralSecurityException {
        var first = seal().close(REPORT, SOURCE);
        var second = seal().close(REPORT, SOURCE);

        assertThat(dataKey(first)).isNotEqualTo(dataKey(second));
        assertThat(new String(first, StandardCharsets.ISO_8859_1)).doesNotContain("Abu Example");
    }

    @Test
    void aNewPrimaryKeySealsAndTheOlderOnesStillOpen() throws GeneralSecurityException, IOException {
        var before = seal();
        var old = before.close(REPORT, SOURCE);
        sealing = rotated(sealing, PredefinedAeadParameters.AES256_GCM);
        mount();
        var after = seal();

        assertThat(after.open(REPORT, old)).isEqualTo(SOURCE);
        var sealed = after.close(REPORT, SOURCE);
        assertThat(after.open(REPORT, sealed)).isEqualTo(SOURCE);
        mustNotOpen(before, REPORT, sealed);
    }

    @Test
    void equalSourcesAreKnownByTheirMarksAcrossARotation() throws GeneralSecurityException, IOException {
        var kept = seal().marks(SOURCE).get(0);
        marking = rotated(marking, PredefinedPrfParameters.HMAC_SHA256_PRF);
        mount();
        var after = seal();

        assertThat(after.marks(SOURCE)).hasSize(2).contains(kept);
        assertThat(after.marks(SOURCE).get(0)).isNotEqualTo(kept);
        assertThat(after.marks("{}".getBytes(StandardCharsets.UTF_8))).doesNotContain(kept);
    }

    @Test
    void whatWasSealedBeforeThereWereKeysetsIsOpenedAndCompared() {
        var seal = new Seal(settings(FORMER_KEY));

        assertThat(seal.open(REPORT, FORMER_SEAL)).isEqualTo(SOURCE);
        assertThat(seal.marks(SOURCE)).last().isEqualTo(FORMER_MARK);
        assertThat(seal.marks(SOURCE).get(0)).isNotEqualTo(FORMER_MARK);
        mustNotOpen(seal, UUID.randomUUID(), FORMER_SEAL);
        mustNotOpen(seal(), REPORT, FORMER_SEAL);
    }

    @Test
    void withoutKeysetsNothingIsSealed() throws IOException {
        Files.delete(directory.resolve("sealing.json"));
        Files.delete(directory.resolve("marking.json"));
        var seal = new Seal(settings(FORMER_KEY));

        assertThat(seal.isConfigured()).isFalse();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> seal.close(REPORT, SOURCE))
                .satisfies(
                        refusal -> assertThat(refusal.errors().get(0).pointer()).isEqualTo("#/source"));
        assertThat(seal.open(REPORT, FORMER_SEAL)).isEqualTo(SOURCE);
    }

    @Test
    void keysThatCannotBeUsedStopTheStart() throws IOException {
        var sealingFile = directory.resolve("sealing.json");
        for (var wrong : new String[] {"", "{}", Files.readString(directory.resolve("marking.json"))}) {
            Files.writeString(sealingFile, wrong);
            assertThatIllegalStateException().isThrownBy(this::seal).withMessageContaining("sealing.json");
        }
        Files.delete(sealingFile);
        assertThatIllegalStateException().isThrownBy(this::seal).withMessageContaining("sealing.json");
        assertThatIllegalStateException().isThrownBy(() -> new Seal(settings("AAEC")));
    }

    private static void mustNotOpen(Seal seal, UUID report, byte[] sealed) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> seal.open(report, sealed))
                .satisfies(refusal -> assertThat(refusal.slug()).isEqualTo("key-missing"));
    }

    /** As an envelope is laid out: four bytes of length, the encrypted data key, and what it encrypts. */
    private String dataKey(byte[] sealed) throws GeneralSecurityException {
        int length = ByteBuffer.wrap(sealed).getInt();
        var encrypted = Arrays.copyOfRange(sealed, 4, 4 + length);
        var key = sealing.getPrimitive(RegistryConfiguration.get(), Aead.class).decrypt(encrypted, new byte[0]);
        return HexFormat.of().formatHex(key);
    }

    private Seal seal() {
        return new Seal(settings(null));
    }

    private SealSettings settings(String former) {
        return new SealSettings() {
            @Override
            public Optional<Path> directory() {
                return Optional.of(directory);
            }

            @Override
            public Optional<String> key() {
                return Optional.ofNullable(former);
            }
        };
    }

    private void mount() throws GeneralSecurityException, IOException {
        write("sealing.json", sealing);
        write("marking.json", marking);
    }

    private void write(String name, KeysetHandle keyset) throws GeneralSecurityException, IOException {
        var json = TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
        Files.writeString(directory.resolve(name), json);
    }

    private static KeysetHandle keyset(Parameters parameters) throws GeneralSecurityException {
        return KeysetHandle.generateNew(parameters);
    }

    /** With a further key, which is the primary one now. */
    private static KeysetHandle rotated(KeysetHandle keyset, Parameters parameters) throws GeneralSecurityException {
        return KeysetHandle.newBuilder(keyset)
                .addEntry(KeysetHandle.generateEntryFromParameters(parameters)
                        .withRandomId()
                        .makePrimary())
                .build();
    }
}
