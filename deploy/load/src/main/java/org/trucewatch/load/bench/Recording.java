package org.trucewatch.load.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One connection over which a fact, its event and, if wanted, its leaf are kept by one statement, as intake keeps reports. The
 * leaf is put where the service whose database this is finds it.
 */
final class Recording implements Crew.Hand {

    static final String[] TABLES = {
        "drop table if exists bench_fact, bench_event",
        "create table bench_fact (id uuid primary key, subject text not null, content text not null,"
                + " created_at timestamptz not null default now())",
        "create index bench_fact_since on bench_fact (created_at, id)",
        "create table bench_event (position bigint generated always as identity primary key, id uuid not null,"
                + " exchange text not null, routing_key text not null, body bytea not null)"
    };
    static final String REMOVED = "drop table bench_fact, bench_event";

    private static final int EVENT_BYTES = 600;
    private static final int CONTENT_WORDS = 33;
    private static final String FACT_AND_EVENT = """
            with fact as (insert into bench_fact (id, subject, content) values (?, ?, ?))%s
            insert into bench_event (id, exchange, routing_key, body) values (?, 'bench', 'bench.fact.v1', ?)""";
    private static final String LEAF = """
            , leaf as (insert into pending_leaf (leaf, salt, kind, subject) values (?, ?, 'bench', ?))""";

    private final Connection connection;
    private final PreparedStatement statement;
    private final boolean withLeaf;
    private final byte[] body = new byte[EVENT_BYTES];
    private final byte[] salt = new byte[32];

    Recording(Connection connection, boolean withLeaf) throws SQLException {
        this.connection = connection;
        this.withLeaf = withLeaf;
        this.statement = connection.prepareStatement(FACT_AND_EVENT.formatted(withLeaf ? LEAF : ""));
    }

    @Override
    public boolean once() throws SQLException {
        var random = ThreadLocalRandom.current();
        var id = new UUID(random.nextLong(), random.nextLong());
        var content = HexFormat.of().toHexDigits(random.nextLong()).repeat(CONTENT_WORDS);
        random.nextBytes(body);
        int at = 1;
        statement.setObject(at++, id);
        statement.setString(at++, "subject-" + random.nextInt(1000));
        statement.setString(at++, content);
        if (withLeaf) {
            random.nextBytes(salt);
            statement.setBytes(at++, commitment(content));
            statement.setBytes(at++, salt);
            statement.setString(at++, id.toString());
        }
        statement.setObject(at++, id);
        statement.setBytes(at, body);
        statement.executeUpdate();
        return true;
    }

    private byte[] commitment(String content) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(salt);
            return sha256.digest(content.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
