package org.trucewatch.notification.api;

import org.trucewatch.kit.paging.Paging;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.notification.notice.Kind;
import org.trucewatch.notification.notice.NoticeBoard;
import org.trucewatch.notification.notice.Posted;
import org.trucewatch.notification.notice.Progress;
import org.trucewatch.notification.notice.Wanted;

import java.util.Arrays;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Pages of released notices under the agreements that the caller belongs to. */
@ApplicationScoped
class NoticeLists {

    /** The filters as they come in the query; null where one is not given. */
    record Filters(String agreement, String party, String kind, String state, String subject) {}

    private final NoticeBoard board;
    private final Members members;
    private final BusinessClock clock;

    NoticeLists(NoticeBoard board, Members members, BusinessClock clock) {
        this.board = board;
        this.members = members;
        this.clock = clock;
    }

    Response page(Filters filters, Paging paging, UriInfo uri, Function<Posted, ?> shape) {
        var after = NoticeCursor.after(paging);
        var wanted = new Wanted(
                members.agreements(QueryText.of("agreement", filters.agreement())),
                QueryText.of("party", filters.party()),
                known(Kind.class, "?kind", filters.kind()),
                known(Progress.class, "?state", filters.state()),
                QueryText.of("subject", filters.subject()),
                after.releasedAt(),
                after.id(),
                clock.instant(),
                paging.limit() + 1);
        return paging.respond(uri, board.list(wanted), NoticeCursor::keys, shape);
    }

    private static <E extends Enum<E>> E known(Class<E> type, String pointer, String name) {
        try {
            return name == null ? null : Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid(pointer, "must be one of " + Arrays.toString(type.getEnumConstants()));
        }
    }
}
