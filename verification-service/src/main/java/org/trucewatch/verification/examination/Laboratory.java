package org.trucewatch.verification.examination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.trucewatch.kit.store.Store;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.verification.evidence.Copy;
import org.trucewatch.verification.evidence.Evidence;
import org.trucewatch.verification.evidence.Leftovers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/** Everything that is done with one file, outside any transaction. */
@ApplicationScoped
class Laboratory {

    /** Something failed that is not the file's fault; what it was is said when it is not tried again. */
    static final class Hindered extends Exception {
        private static final long serialVersionUID = 1;

        /** Whether it is only tried so often: the examination is worth having without. */
        final boolean dispensable;

        Hindered(String what, boolean dispensable, Throwable cause) {
            super(what, cause);
            this.dispensable = dispensable;
        }
    }

    private static final long LARGEST_COPY = 32L << 20;

    private final Store store;
    private final Leftovers leftovers;
    private final Examiner examiner;
    private final VirusScan scan;
    private final TimestampAuthority authority;
    private final ExaminerSettings settings;
    private final BusinessClock clock;

    Laboratory(
            Store store,
            Leftovers leftovers,
            Examiner examiner,
            VirusScan scan,
            TimestampAuthority authority,
            ExaminerSettings settings,
            BusinessClock clock) {
        this.store = store;
        this.leftovers = leftovers;
        this.examiner = examiner;
        this.scan = scan;
        this.authority = authority;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param last not tried again: what could be done without the scanner and the authority is enough */
    Examined examine(Evidence evidence, ZoneId zone, boolean last) throws IOException, InterruptedException, Hindered {
        if (evidence.size() > settings.largest()) {
            return Examined.not("it is larger than the " + settings.largest() + " bytes that are examined");
        }
        try (var bench = Bench.lay()) {
            var file = bench.at("file");
            if (!fetch(evidence, file)) {
                return Examined.notYet("the store does not have the content that was uploaded");
            }
            var now = clock.instant();
            var results = new ArrayList<Result>();
            results.add(scanned(file, last, now));
            var answer = stamped(evidence, bench, last, results, now);
            var claimed = evidence.mediaType() == null || !evidence.mediaType().matches("[\\w.+-]{1,80}/[\\w.+-]{1,80}")
                    ? ""
                    : evidence.mediaType();
            var seen = examiner.look(bench, file, claimed, authority.anchors(bench), answer.orElse(null), now);
            results.addAll(0, seen.results());
            results.addAll(claims(evidence, seen.results(), zone, now));
            return new Examined(
                    seen.trouble() == null ? "EXAMINED" : "IN_PART",
                    seen.trouble(),
                    seen.trouble() != null,
                    results,
                    copies(evidence, seen.results(), bench, now));
        }
    }

    /** @return false when the store has it not, or other bytes */
    private boolean fetch(Evidence evidence, Path file) throws IOException, Hindered {
        try {
            var kept = store.find(Store.original(evidence.sha256()));
            if (kept.isEmpty() || kept.get().size() != evidence.size()) {
                return false;
            }
            try (var in = new DigestInputStream(kept.get().open(0, evidence.size()), sha256())) {
                Files.copy(in, file);
                return HexFormat.of().formatHex(in.getMessageDigest().digest()).equals(evidence.sha256());
            }
        } catch (UncheckedIOException | IOException e) {
            throw new Hindered("the store could not be read", false, e);
        }
    }

    private Result scanned(Path file, boolean last, Instant now) throws Hindered {
        try {
            return scan.scan(file, now);
        } catch (IOException e) {
            if (last) {
                return VirusScan.unanswered(now);
            }
            throw new Hindered("the scanner does not answer", true, e);
        }
    }

    private Optional<Path> stamped(Evidence evidence, Bench bench, boolean last, List<Result> results, Instant now)
            throws Hindered, InterruptedException {
        try {
            return authority.stamp(evidence.sha256(), bench);
        } catch (IOException e) {
            if (last) {
                results.add(Result.own(
                        "TIMESTAMP_OBTAINED",
                        "NOT_OBTAINED",
                        Result.reason("the timestamp authority did not answer"),
                        now));
                return Optional.empty();
            }
            throw new Hindered("the timestamp authority does not answer", true, e);
        }
    }

    private static List<Result> claims(Evidence evidence, List<Result> seen, ZoneId zone, Instant now) {
        JsonNode metadata = seen.stream()
                .filter(one -> one.kind().equals("METADATA"))
                .map(one -> (JsonNode) one.detail())
                .findFirst()
                .orElse(MissingNode.getInstance());
        return List.of(
                TimeClaim.against(evidence, Captured.of(metadata, zone), zone, now),
                PlaceClaim.against(evidence, metadata, now));
    }

    /** Into the store before anything says that they are there, and noted before that, for nobody may ever say so. */
    private List<Copy> copies(Evidence evidence, List<Result> seen, Bench bench, Instant now) throws Hindered {
        var copies = new ArrayList<Copy>();
        for (var result : seen) {
            if (result.kind().equals("PICTURE")) {
                for (var made : result.detail().path("copies")) {
                    copy(evidence, made, bench, now).ifPresent(copies::add);
                }
                result.detail().remove("copies");
            }
        }
        return copies;
    }

    private Optional<Copy> copy(Evidence evidence, JsonNode made, Bench bench, Instant now) throws Hindered {
        var kind = made.path("kind").asText();
        var file = bench.at(kind.equals("REDACTED") ? "redacted.jpg" : "thumbnail.jpg");
        try {
            // the process that left it was fed by nobody knows whom
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LARGEST_COPY) {
                return Optional.empty();
            }
            var bytes = Files.readAllBytes(file);
            var sha256 = HexFormat.of().formatHex(sha256().digest(bytes));
            leftovers.note(List.of(sha256), settings.lease());
            store.put(Store.derived(sha256), bytes);
            return Optional.of(new Copy(
                    Copy.idOf(evidence.evidenceId(), kind),
                    evidence.evidenceId(),
                    kind,
                    sha256,
                    bytes.length,
                    "image/jpeg",
                    made.path("width").asInt(),
                    made.path("height").asInt(),
                    now));
        } catch (UncheckedIOException | IOException e) {
            throw new Hindered("a copy could not be put into the store", false, e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
