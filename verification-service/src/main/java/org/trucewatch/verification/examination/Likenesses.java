package org.trucewatch.verification.examination;

import io.agroal.api.AgroalDataSource;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

/** Finds the same file, or a picture that is nearly the same, among all evidence; found by index, however much there is. */
@ApplicationScoped
public class Likenesses {

    /** @param distance bits in which the fingerprints differ; 0 also for the same file */
    public record Likeness(UUID evidence, boolean sameFile, int distance) {}

    /** @param more whether there are so many that only the earliest are among them */
    public record Found(List<Likeness> likenesses, boolean more) {

        private Found and(Found other) {
            return new Found(
                    Stream.concat(likenesses.stream(), other.likenesses.stream())
                            .toList(),
                    more || other.more);
        }
    }

    /** Of 64 bits. Two pictures that have nothing to do with each other differ in 32, give or take 4. */
    static final int NEAR = 7;

    /** Of either kind, the earliest received: nobody can come before them by uploading more. */
    static final int MOST = 200;

    private static final String SAME = """
            select asked.id, other.id, 0 as distance
              from unnest(?::uuid[]) asked (id) join evidence this on this.id = asked.id, lateral (
                   select id from evidence
                    where sha256 = this.sha256 and id <> this.id order by received_at, id limit ?) other""";

    /** Of two that differ in at most 7 bits, one of the four bands differs in at most one. */
    static final String NEARLY = """
            with mask (bits) as (select 0 union all select 1 << bit from generate_series(0, 15) bit),
            mine as materialized (
                select this.id, this.sha256, fingerprint, fingerprint_of,
                       array(select band_0 # bits from mask) as near_0, array(select band_1 # bits from mask) as near_1,
                       array(select band_2 # bits from mask) as near_2, array(select band_3 # bits from mask) as near_3
                  from evidence this join picture on evidence_id = this.id where this.id = any(?))
            select mine.id, other.id, other.distance
              from mine, lateral (
                   select e.id, near.distance from (
                       select p.evidence_id, bit_count((p.fingerprint # mine.fingerprint)::bit(64)) as distance
                         from picture p
                        where (p.band_0 = any(mine.near_0) or p.band_1 = any(mine.near_1)
                               or p.band_2 = any(mine.near_2) or p.band_3 = any(mine.near_3))
                          and p.fingerprint_of = mine.fingerprint_of and p.evidence_id <> mine.id) near
                     join evidence e on e.id = near.evidence_id
                    where near.distance <= ? and e.sha256 <> mine.sha256
                    order by e.received_at, e.id limit ?) other""";

    private final AgroalDataSource database;

    Likenesses(AgroalDataSource database) {
        this.database = database;
    }

    /** By evidence; of what is like nothing there is nothing. */
    public Map<UUID, Found> of(Collection<UUID> evidence) {
        try (var connection = database.getConnection();
                var same = connection.prepareStatement(SAME);
                var nearly = connection.prepareStatement(NEARLY)) {
            var ids = connection.createArrayOf("uuid", evidence.toArray());
            same.setArray(1, ids);
            same.setInt(2, MOST + 1);
            nearly.setArray(1, ids);
            nearly.setInt(2, NEAR);
            nearly.setInt(3, MOST + 1);
            var found = new HashMap<UUID, Found>();
            read(same, true).forEach((id, some) -> found.merge(id, first(some), Found::and));
            read(nearly, false).forEach((id, some) -> found.merge(id, first(some), Found::and));
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("likenesses could not be looked for", e);
        }
    }

    private static Found first(List<Likeness> some) {
        return new Found(some.subList(0, Math.min(MOST, some.size())), some.size() > MOST);
    }

    private static Map<UUID, List<Likeness>> read(PreparedStatement query, boolean sameFile) throws SQLException {
        var found = new HashMap<UUID, List<Likeness>>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                found.computeIfAbsent(row.getObject(1, UUID.class), any -> new ArrayList<>())
                        .add(new Likeness(row.getObject(2, UUID.class), sameFile, row.getInt(3)));
            }
        }
        return found;
    }
}
