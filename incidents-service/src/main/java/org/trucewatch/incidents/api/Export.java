package org.trucewatch.incidents.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.incidents.face.Exhibit;
import org.trucewatch.kit.problems.Refusal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.StreamingOutput;

/**
 * Gives the whole of a list while it is read, so that its length costs no memory. It is read in pages, each at once, and
 * nothing in the database is held while a page is sent: a reader may be slow for hours.
 */
@Singleton
final class Export {

    /** How many incidents are in memory at a time. */
    static final int PAGE = 500;

    // a reader may be slow and holds a worker thread, and others need some too
    private static final int MOST_AT_ONCE = 32;
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    /** @param after gives up to {@link #PAGE} incidents that come after one in the order of the list */
    StreamingOutput of(Form form, Function<Cursors.Mark, List<Exhibit>> after, Function<Exhibit, ObjectNode> shape) {
        return out -> {
            // here and not before: what is taken is given back even if the caller is gone by now
            if (!places.tryAcquire()) {
                throw new Refusal("busy", 503, "Busy", "Too many lists are being sent; try again later", List.of())
                        .retryAfter(SOON);
            }
            try {
                write(form, after, shape, out);
            } finally {
                places.release();
            }
        };
    }

    private static void write(
            Form form,
            Function<Cursors.Mark, List<Exhibit>> after,
            Function<Exhibit, ObjectNode> shape,
            OutputStream out)
            throws IOException {
        var page = after.apply(Cursors.Mark.END);
        out.write(form.head.getBytes(StandardCharsets.UTF_8));
        for (boolean isFirst = true; !page.isEmpty(); ) {
            for (var exhibit : page) {
                out.write(form.item(shape.apply(exhibit), isFirst).getBytes(StandardCharsets.UTF_8));
                isFirst = false;
            }
            var last = page.get(page.size() - 1);
            page = page.size() < PAGE ? List.of() : after.apply(new Cursors.Mark(last.starts(), last.id()));
        }
        out.write(form.tail.getBytes(StandardCharsets.UTF_8));
    }
}
