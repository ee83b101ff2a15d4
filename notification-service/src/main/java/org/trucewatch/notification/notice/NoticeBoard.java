package org.trucewatch.notification.notice;

import io.agroal.api.AgroalDataSource;
import org.trucewatch.notification.party.Codes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Released notices as lists show them, newest first. The question is written for what is asked, so that an index gives
 * the rows in their order and no page has to sort or pass over what it does not show.
 */
@ApplicationScoped
public class NoticeBoard {

    private static final String COLUMNS = "n.id, n.agreement_id, n.kind, n.subject, n.revision, n.urgency, n.drill,"
            + " n.answerers, n.released_at, n.digest, n.titles";

    private final AgroalDataSource database;

    NoticeBoard(AgroalDataSource database) {
        this.database = database;
    }

    public List<Posted> list(Wanted wanted) {
        if (wanted.agreements() != null && wanted.agreements().isEmpty()) {
            return List.of();
        }
        var question = question(wanted);
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(question.sql())) {
            question.bind(query);
            var posted = new ArrayList<Posted>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    posted.add(posted(rows, wanted.party() != null));
                }
            }
            return posted;
        } catch (SQLException e) {
            throw new IllegalStateException("notices could not be listed", e);
        }
    }

    static Question question(Wanted wanted) {
        boolean ofParty = wanted.party() != null;
        // nearly every notice is in every inbox, few are in a given state there
        var place = ofParty && wanted.state() != null ? "d.released_at, d.notice_id" : "n.released_at, n.id";
        var question = new Question("select " + COLUMNS)
                .and(ofParty, ", d.served_at, d.state = 'ACKNOWLEDGED'")
                .and(" from notice n")
                .and(ofParty, " join delivery d on d.notice_id = n.id")
                .and(" where n.released_at is not null")
                .and(ofParty, " and d.channel = 'INBOX' and d.party = ?", wanted.party());
        if (wanted.agreements() != null) {
            boolean one = wanted.agreements().size() == 1;
            question.and(
                    one ? " and n.agreement_id = ?" : " and n.agreement_id = any(?)",
                    one ? wanted.agreements().get(0) : wanted.agreements().toArray(String[]::new));
        }
        if (wanted.kind() != null) {
            question.and(" and n.kind = ?", wanted.kind().name());
        }
        if (wanted.subject() != null) {
            question.and(
                    " and n.id in (select id from notice where subject = ?"
                            + " union all select notice_id from schedule_entry where case_id = ?)",
                    wanted.subject(),
                    uuid(wanted.subject()));
        }
        if (wanted.state() != null) {
            question.and(
                    !ofParty, " and exists (select from delivery d where d.notice_id = n.id and d.channel = 'INBOX'");
            progress(question, wanted.state(), time(wanted.now()), ofParty ? "d" : "n");
            question.and(!ofParty, ")");
        }
        if (wanted.beforeReleased() != null) {
            question.and(" and (" + place + ") < (?, ?)", time(wanted.beforeReleased()), wanted.beforeId());
        }
        return question.and(" order by " + place.replace(",", " desc,") + " desc limit ?", wanted.atMost());
    }

    private static void progress(Question question, Progress state, OffsetDateTime now, String released) {
        switch (state) {
            case ACKNOWLEDGED -> question.and(" and d.state = 'ACKNOWLEDGED'");
            case SERVED -> question.and(" and d.state <> 'ACKNOWLEDGED' and d.served_at <= ?", now);
            // no office is closed for more than eight days, so nothing older can still be pending
            case PENDING ->
                question.and(
                        " and d.state <> 'ACKNOWLEDGED' and d.served_at > ? and " + released + ".released_at > ?",
                        now,
                        now.minusDays(9));
        }
    }

    private static UUID uuid(String subject) {
        try {
            return UUID.fromString(subject);
        } catch (IllegalArgumentException e) {
            return null; // no case is called so
        }
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Posted posted(ResultSet row, boolean ofParty) throws SQLException {
        return new Posted(
                row.getObject(1, UUID.class),
                row.getString(2),
                Kind.valueOf(row.getString(3)),
                row.getString(4),
                row.getLong(5),
                Urgency.valueOf(row.getString(6)),
                row.getBoolean(7),
                Codes.split(row.getString(8)),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                row.getString(10),
                row.getString(11),
                ofParty
                        ? new Posted.Inbox(
                                row.getObject(12, OffsetDateTime.class).toInstant(), row.getBoolean(13))
                        : null);
    }
}
