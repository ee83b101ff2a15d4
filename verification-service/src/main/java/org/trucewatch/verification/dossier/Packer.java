package org.trucewatch.verification.dossier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import org.jboss.logging.Logger;
import org.trucewatch.kit.dossier.Bag;
import org.trucewatch.kit.dossier.Dossier;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.store.Kept;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/** Writes dossiers, file by file, in memory that does not grow with the files. */
@ApplicationScoped
public class Packer {

    private static final Logger LOG = Logger.getLogger(Packer.class);

    private final Proofs proofs;

    Packer(Proofs proofs) {
        this.proofs = proofs;
    }

    /**
     * Writes all of it. The logs come last, when they have had time to cover what was recorded for this dossier. What fails
     * on the way leaves a zip without its end, which nobody takes for a whole one.
     */
    public void pack(Packing packing, OutputStream out) throws IOException {
        var bag = new Bag(out); // not closed by whatever ends this early: that would complete it
        for (var page : packing.pages.entrySet()) {
            bag.add(page.getKey(), json(page.getValue()));
        }
        var packed = new HashSet<String>();
        for (var content : packing.contents.entrySet()) {
            add(bag, content.getKey(), content.getValue(), packing, packed);
        }
        proofs.add(bag, packing, packed);
        bag.add(Dossier.ABSENT, json(packing.absent));
        bag.close();
    }

    private static void add(Bag bag, String path, Kept kept, Packing packing, Set<String> packed) throws IOException {
        InputStream in;
        try {
            in = kept.open(0, kept.size());
        } catch (IOException | RuntimeException e) {
            LOG.errorf(e, "%s could not be read for a dossier", path);
            packing.absent(path, "its content could not be read from the store");
            return;
        }
        try (in) {
            bag.add(path, in);
            packed.add(path);
        }
    }

    static byte[] json(Object value) {
        try {
            return Json.MAPPER.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
