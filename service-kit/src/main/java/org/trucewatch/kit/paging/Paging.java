package org.trucewatch.kit.paging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.problems.Characters;
import org.trucewatch.kit.problems.Refusal;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/**
 * The paging parameters of a list call, used as a bean parameter: {@code limit} from 1 to 500, by default 50, and
 * {@code cursor} as the link to the next page gave it.
 */
public class Paging {

    private static final int MOST = 500;

    // what a cursor of ours can hold and the database can compare
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    @QueryParam("limit")
    String limit;

    @QueryParam("cursor")
    String cursor;

    /** @throws Refusal 422 naming {@code ?limit} */
    public int limit() {
        if (limit == null) {
            return 50;
        }
        try {
            int wanted = Integer.parseInt(limit);
            if (wanted >= 1 && wanted <= MOST) {
                return wanted;
            }
        } catch (NumberFormatException e) {
            // falls through to the refusal
        }
        throw Refusal.invalid("?limit", "must be a number from 1 to " + MOST);
    }

    /**
     * The sort keys of the last item of the page before, if there was one.
     *
     * @throws Refusal 422 naming {@code ?cursor}
     */
    public Optional<List<String>> after(int keys) {
        if (cursor == null) {
            return Optional.empty();
        }
        try {
            var decoded =
                    Json.MAPPER.readValue(Base64.getUrlDecoder().decode(cursor), new TypeReference<List<String>>() {});
            if (decoded != null && decoded.size() == keys && decoded.stream().allMatch(Paging::isKey)) {
                return Optional.of(decoded);
            }
        } catch (IOException | IllegalArgumentException e) {
            // falls through to the refusal
        }
        throw badCursor();
    }

    private static boolean isKey(String key) {
        return key != null && Characters.fault(key) == null;
    }

    /**
     * A sort key that is a time.
     *
     * @throws Refusal 422 naming {@code ?cursor}
     */
    public static Instant time(String key) {
        try {
            var time = Instant.parse(key);
            if (time.isAfter(EARLIEST) && time.isBefore(LATEST)) {
                return time;
            }
        } catch (DateTimeException e) {
            // falls through to the refusal
        }
        throw badCursor();
    }

    /**
     * A sort key that is an id.
     *
     * @throws Refusal 422 naming {@code ?cursor}
     */
    public static UUID id(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException e) {
            throw badCursor();
        }
    }

    private static Refusal badCursor() {
        return Refusal.invalid("?cursor", "is not one that a link to the next page gave");
    }

    /**
     * Answers a page. Fetch one row more than {@link #limit()}: whether it is there tells whether there is a next page.
     *
     * @param rows up to limit + 1 rows in order
     * @param keys the sort keys of a row, which the cursor will hold
     * @param shape the row as the caller sees it
     */
    public <R> Response respond(UriInfo uri, List<R> rows, Function<R, List<String>> keys, Function<R, ?> shape) {
        boolean more = rows.size() > limit();
        List<R> shown = more ? rows.subList(0, limit()) : rows;
        var response = Response.ok(new Page<>(shown.stream().map(shape).toList()));
        if (more) {
            var next = uri.getRequestUriBuilder()
                    .replaceQueryParam("cursor", encode(keys.apply(shown.get(shown.size() - 1))))
                    .build();
            response.header("Link", "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"");
        }
        return response.build();
    }

    private static String encode(List<String> keys) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.MAPPER.writeValueAsBytes(keys));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
