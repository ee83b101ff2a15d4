package org.trucewatch.incidents.seal;

import io.quarkus.runtime.Startup;
import org.jboss.logging.Logger;
import org.trucewatch.kit.problems.Refusal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Seals who the source is: each under a data key of its own, which is encrypted with the keyset of the installation and kept
 * beside it. The report's id is authenticated with it, so that a seal cannot be moved to another report. Without keysets no
 * source is taken.
 */
@ApplicationScoped
@Startup // so that keys that cannot be read stop the start and not the first report
public class Seal {

    private static final Logger LOG = Logger.getLogger(Seal.class);
    private static final int MARK = 32;

    private final Optional<SealKeys> keys;
    private final Optional<FormerSeal> former;

    Seal(SealSettings settings) {
        this.keys = settings.directory().flatMap(SealKeys::in);
        this.former = settings.key().filter(key -> !key.isBlank()).map(FormerSeal::new);
        if (keys.isEmpty()) {
            LOG.warn("trucewatch.seal.directory has no keysets: reports that name a source are refused");
        }
    }

    public byte[] close(UUID report, byte[] source) {
        try {
            return require().sealing().encrypt(source, bytes(report));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a source could not be sealed", e);
        }
    }

    /** @throws Refusal 409 when none of the keys that are there opens it */
    public byte[] open(UUID report, byte[] sealed) {
        try {
            return keys.isEmpty()
                    ? openFormer(report, sealed)
                    : keys.get().sealing().decrypt(sealed, bytes(report));
        } catch (GeneralSecurityException e) {
            return openFormer(report, sealed);
        }
    }

    // nothing tells the two apart but that a wrong key never opens a seal
    private byte[] openFormer(UUID report, byte[] sealed) {
        try {
            if (former.isPresent()) {
                return former.get().open(report, sealed);
            }
        } catch (GeneralSecurityException e) {
            LOG.debugf(e, "not sealed by the former key");
        }
        LOG.errorf("The source of report %s cannot be opened: the key that sealed it is not there", report);
        throw Refusal.conflict("key-missing", "The key that sealed the source is not among those of this installation");
    }

    /**
     * What can be kept of a source to tell an equal one from another, of no use without the keys: first what is kept now,
     * then what keys that are no longer the primary ones made of it.
     */
    public List<byte[]> marks(byte[] source) {
        try {
            var marking = require().marking();
            var marks = new ArrayList<byte[]>();
            marks.add(marking.computePrimary(source, MARK));
            for (var key : marking.getPrfs().entrySet()) {
                if (key.getKey() != marking.getPrimaryId()) {
                    marks.add(key.getValue().compute(source, MARK));
                }
            }
            if (former.isPresent()) {
                marks.add(former.get().mark(source));
            }
            return marks;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a source could not be marked", e);
        }
    }

    private SealKeys require() {
        return keys.orElseThrow(() -> Refusal.invalid("#/source", "sealing is not configured"));
    }

    public boolean isConfigured() {
        return keys.isPresent();
    }

    private static byte[] bytes(UUID report) {
        return report.toString().getBytes(StandardCharsets.UTF_8);
    }
}
