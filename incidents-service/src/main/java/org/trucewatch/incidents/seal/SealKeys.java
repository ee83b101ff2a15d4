package org.trucewatch.incidents.seal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.KmsEnvelopeAead;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * The two keysets of an installation, as Tinkey writes them in JSON: one whose primary key encrypts the data keys and whose
 * others still decrypt them, and one whose primary key marks sources and whose others are still compared with. They are
 * two because what is sealed may be sealed anew some day, and what is marked can never be marked anew without its source.
 *
 * @param sealing encrypts each source with a fresh data key, which it encrypts with the keyset
 */
record SealKeys(Aead sealing, PrfSet marking) {

    private static final String SEALING = "sealing.json";
    private static final String MARKING = "marking.json";

    /**
     * Those that lie in the directory; empty when neither does.
     *
     * @throws IllegalStateException when only one does, or one is no keyset of its kind
     */
    static Optional<SealKeys> in(Path directory) {
        if (!Files.exists(directory.resolve(SEALING)) && !Files.exists(directory.resolve(MARKING))) {
            return Optional.empty();
        }
        try {
            AeadConfig.register();
            PrfConfig.register();
            var data = PredefinedAeadParameters.AES256_GCM;
            var keys = read(directory.resolve(SEALING), Aead.class);
            return Optional.of(
                    new SealKeys(KmsEnvelopeAead.create(data, keys), read(directory.resolve(MARKING), PrfSet.class)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the keys that seal sources cannot be used", e);
        }
    }

    private static <P> P read(Path file, Class<P> use) {
        try {
            return keyset(file).getPrimitive(RegistryConfiguration.get(), use);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(file + " is no Tink keyset in JSON for what it is there for", e);
        }
    }

    private static KeysetHandle keyset(Path file) throws GeneralSecurityException, IOException {
        return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
    }
}
