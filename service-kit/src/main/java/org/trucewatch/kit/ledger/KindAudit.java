package org.trucewatch.kit.ledger;

import org.trucewatch.kit.ledger.RecordedKind.Entry;
import org.trucewatch.kit.ledger.RecordedKind.Kept;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Holds the leaves of one kind against what the service has behind them, a page at a time. Business goes on meanwhile: what
 * does not agree is looked at a second time before it is told.
 */
final class KindAudit {

    private static final int AT_ONCE = 100; // contents may be large
    private static final String WITH_SALTS = """
            select leaf.index, encode(leaf, 'hex'), kind, subject, salt, recorded_at
              from leaf join leaf_salt using (index) where kind = any(?) and\s""";
    private static final String WAITING = """
            select position, encode(leaf, 'hex'), kind, subject, salt, recorded_at
              from pending_leaf where salt <> '' and kind = any(?) and\s""";

    /** Where leaves are, what is asked of them there, and how they are numbered. */
    private enum Place {
        LOG(WITH_SALTS, "leaf.index"),
        QUEUE(WAITING, "position");

        final String page;

        Place(String columns, String number) {
            page = columns + number + " >= ? order by " + number + " limit " + AT_ONCE;
        }
    }

    private static final String EVERYWHERE = WITH_SALTS + "%1$s union all " + WAITING + "%1$s";
    private static final String OF_SUBJECTS = EVERYWHERE.formatted("subject = any(?)");
    private static final String OF_LEAVES =
            EVERYWHERE.formatted("leaf = any(select decode(one, 'hex') from unnest(?) as one)");

    private record Row(long number, Entry entry, byte[] salt, Instant recordedAt) {

        boolean opens(Kept kept) {
            return kept.content() == null || Leaf.opens(entry.leaf(), kept.content(), salt);
        }

        String unopened() {
            return "the %s of %s under leaf %s is gone, or not what was recorded"
                    .formatted(entry.kind(), entry.subject(), entry.leaf());
        }

        boolean opensFormer(Kept kept) {
            return kept.former().get().stream().anyMatch(content -> Leaf.opens(entry.leaf(), content, salt));
        }
    }

    private final DataSource database;
    private final RecordedKind kind;
    private final Findings findings;

    KindAudit(DataSource database, RecordedKind kind, Findings findings) {
        this.database = database;
        this.kind = kind;
        this.findings = findings;
    }

    void check() {
        check(Place.LOG);
        check(Place.QUEUE);
    }

    private void check(Place place) {
        var page = page(place, 0);
        while (!page.isEmpty() && !findings.full()) {
            var doubtful = doubtful(page);
            if (kind.changes()) {
                var subjects =
                        doubtful.stream().map(row -> row.entry().subject()).collect(Collectors.toSet());
                var twice = complaints(complaints(subjects).keySet());
                twice.values().forEach(all -> all.forEach(one -> findings.add("%s", one)));
            } else {
                doubtful(again(doubtful)).forEach(row -> findings.add("%s", row.unopened()));
            }
            page = page(place, page.get(page.size() - 1).number() + 1);
        }
    }

    /** Those behind which there is not just what was recorded. */
    private List<Row> doubtful(List<Row> rows) {
        var behind = behind(rows);
        return rows.stream()
                .filter(row -> {
                    var kept = behind.getOrDefault(row.entry().leaf(), List.of());
                    boolean opened = kept.stream().anyMatch(row::opens);
                    return !opened || (kind.changes() && kept.size() > 1);
                })
                .toList();
    }

    /** By subject, what of it is not what was recorded last. */
    private Map<String, Set<String>> complaints(Collection<String> subjects) {
        if (subjects.isEmpty()) {
            return Map.of();
        }
        var rows = everywhere(OF_SUBJECTS, subjects);
        var behind = behind(rows);
        return rows.stream().collect(Collectors.groupingBy(row -> row.entry().subject())).entrySet().stream()
                .map(subject -> Map.entry(subject.getKey(), complaints(subject.getValue(), behind)))
                .filter(subject -> !subject.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Set<String> complaints(List<Row> rows, Map<String, List<Kept>> behind) {
        var complaints = new LinkedHashSet<String>();
        for (var kept : behind.getOrDefault(rows.get(0).entry().leaf(), List.of())) {
            var since = last(rows.stream().filter(row -> row.opens(kept)).toList());
            boolean changedSince =
                    rows.stream().filter(row -> row.recordedAt().isAfter(since)).anyMatch(row -> row.opensFormer(kept));
            if (since.equals(Instant.MIN) || changedSince) {
                complaints.add(kept.what() + " is not what was recorded");
            }
        }
        var last = last(rows);
        rows.stream()
                .filter(row -> row.recordedAt().equals(last))
                .filter(row -> behind.getOrDefault(row.entry().leaf(), List.of()).stream()
                        .noneMatch(kept -> row.opens(kept) || row.opensFormer(kept)))
                .forEach(row -> complaints.add(row.unopened()));
        return complaints;
    }

    private static Instant last(List<Row> rows) {
        return rows.stream().map(Row::recordedAt).max(Instant::compareTo).orElse(Instant.MIN);
    }

    private Map<String, List<Kept>> behind(List<Row> rows) {
        return rows.isEmpty()
                ? Map.of()
                : kind.behind(rows.stream().map(Row::entry).toList());
    }

    private List<Row> page(Place place, long from) {
        return rows(place.page, query -> {
            query.setArray(1, text(query, kind.kinds()));
            query.setLong(2, from);
        });
    }

    private List<Row> everywhere(String sql, Collection<String> wanted) {
        return rows(sql, query -> {
            for (int place : new int[] {1, 3}) {
                query.setArray(place, text(query, kind.kinds()));
                query.setArray(place + 1, text(query, wanted));
            }
        });
    }

    /** What has been erased meanwhile is not among them. */
    private List<Row> again(List<Row> rows) {
        var leaves = rows.stream().map(row -> row.entry().leaf()).toList();
        return rows.isEmpty() ? rows : everywhere(OF_LEAVES, leaves);
    }

    private static Array text(PreparedStatement query, Collection<String> texts) throws SQLException {
        return query.getConnection().createArrayOf("text", texts.toArray());
    }

    private interface Asking {
        void ask(PreparedStatement query) throws SQLException;
    }

    private List<Row> rows(String sql, Asking asking) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            asking.ask(query);
            try (var row = query.executeQuery()) {
                var rows = new ArrayList<Row>();
                while (row.next()) {
                    rows.add(read(row));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the log cannot be read", e);
        }
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getLong(1),
                new Entry(row.getString(2), row.getString(3), row.getString(4)),
                row.getBytes(5),
                row.getObject(6, OffsetDateTime.class).toInstant());
    }
}
