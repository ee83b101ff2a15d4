package org.trucewatch.incidents.api;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.trucewatch.incidents.evidence.Evidence;
import org.trucewatch.incidents.transfer.ByteRange;
import org.trucewatch.incidents.transfer.ContentDigest;
import org.trucewatch.incidents.transfer.Disposition;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.store.Kept;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** Gives a content or one range of it (RFC 9110), in a way that no browser takes for a page or a script. */
final class ContentAnswer {

    private static final int CHANGED = 412;
    private static final int BUFFER = 64 * 1024;

    private final Evidence evidence;
    private final Kept kept;
    private final EntityTag tag;

    ContentAnswer(Evidence evidence, Kept kept) {
        this.evidence = evidence;
        this.kept = kept;
        this.tag = new EntityTag(evidence.sha256());
    }

    /** @param reading told before anything is given, which part: null for everything */
    Response to(Request request, String range, String ifRange, Consumer<String> reading) {
        var unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            var answer = unchanged.build();
            if (answer.getStatus() == CHANGED) {
                throw new Refusal(
                        "changed", CHANGED, "Not the same any more", "It is not the one of If-Match", List.of());
            }
            return answer;
        }
        Optional<ByteRange> part;
        try {
            part = ByteRange.asked(applies(ifRange) ? range : null, kept.size());
        } catch (ByteRange.Unsatisfiable e) {
            throw noSuchRange();
        }
        if (!request.getMethod().equals("HEAD")) {
            reading.accept(part.map(one -> one.first() + "-" + one.last()).orElse(null));
        }
        var answer = Response.status(part.isPresent() ? 206 : 200);
        part.ifPresent(one -> answer.header("Content-Range", one.of(kept.size())));
        if (part.isEmpty()) {
            answer.header("Content-Digest", ContentDigest.ofSha256(evidence.sha256()));
        }
        return answer.entity(bytes(part.orElse(new ByteRange(0, kept.size() - 1))))
                .type(evidence.mediaType())
                .tag(tag)
                .header("Content-Length", part.map(ByteRange::length).orElse(kept.size()))
                .header("Accept-Ranges", "bytes")
                .header("Repr-Digest", ContentDigest.ofSha256(evidence.sha256()))
                .header("Content-Disposition", Disposition.attachment(name()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Cache-Control", "private, no-store")
                .build();
    }

    /** Whether the range is meant for what is there: only a strong tag can say so, since nothing here has a date. */
    private boolean applies(String ifRange) {
        return ifRange == null || ifRange.strip().equals('"' + tag.getValue() + '"');
    }

    private HttpProblem noSuchRange() {
        return HttpProblem.builder()
                .withType(URI.create("/problems/no-such-range"))
                .withTitle("Not in this range")
                .withStatus(416)
                .withDetail("The file has " + kept.size() + " bytes")
                .withHeader("Content-Range", "bytes */" + kept.size())
                .build();
    }

    private StreamingOutput bytes(ByteRange range) {
        return out -> {
            var buffer = new byte[BUFFER];
            try (var in = kept.open(range.first(), range.length())) {
                for (int read; (read = in.read(buffer)) >= 0; ) {
                    out.write(buffer, 0, read);
                }
            }
        };
    }

    private String name() {
        return evidence.filename() == null ? evidence.id().toString() : evidence.filename();
    }
}
