package org.trucewatch.kit.ledger;

import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.loop.Loops;
import org.trucewatch.kit.loop.Precedence;
import org.trucewatch.local.TestPostgres;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** A service's database with the kit's tables, and what keeps a log in it. */
final class TestLog implements AutoCloseable {

    static final String KEY = key(1);
    static final String SERVICE = "incidents";

    final TestPostgres postgres = TestPostgres.databaseFor(SERVICE);
    final DataSource database = source(postgres.role(), postgres.password());
    private final DataSource superuser =
            source(TestPostgres.server().user(), TestPostgres.server().password());
    final LogName name = name(KEY);
    final LogRows rows = new LogRows(database);
    final Log log = new Log(rows, name);
    final PendingLeaves record = new PendingLeaves(database, SERVICE);
    final Loops loops = new Loops();
    final List<RecordedKind> kinds = new ArrayList<>();
    final List<Contents> held = new ArrayList<>();

    TestLog() {
        Flyway.configure().dataSource(database).locations("db/kit").load().migrate();
    }

    /** 32 bytes that are all the same. */
    static String key(int each) {
        var seed = new byte[32];
        Arrays.fill(seed, (byte) each);
        return Base64.getEncoder().encodeToString(seed);
    }

    static LogName name(String key, String... former) {
        return new LogName(SERVICE, settings(key, former));
    }

    static LedgerSettings settings(String key, String... former) {
        return new LedgerSettings() {
            @Override
            public Optional<String> key() {
                return Optional.ofNullable(key);
            }

            @Override
            public Optional<List<String>> formerKeys() {
                return Optional.of(List.of(former));
            }

            @Override
            public Optional<String> origin() {
                return Optional.empty();
            }

            @Override
            public Duration cadence() {
                return Duration.ofMillis(20);
            }
        };
    }

    Sequencer sequencer() {
        return sequencer(database, name, Sequencer.LEASE);
    }

    Sequencer sequencer(DataSource through, LogName named, Duration lease) {
        var read = new LogRows(through);
        return new Sequencer(
                new SequencerTable(through), read, named, Duration.ofMillis(20), lease, new Precedence(), loops);
    }

    LogAudit.Audited audit() {
        return new LogAudit(database, name, held, kinds).run();
    }

    /** Records contents that nobody has recorded before, and gives their leaves in hexadecimal digits. */
    List<String> record(int contents) {
        var entries = IntStream.range(0, contents)
                .mapToObj(n -> new Record.Entry(
                        "subject-" + n, Json.MAPPER.createObjectNode().put("n", n)))
                .toList();
        return record.commit("report-received", entries).stream()
                .map(Leaf::leaf)
                .toList();
    }

    /** Leaves in the log by index. */
    Map<Long, String> entries() {
        var entries = new HashMap<Long, String>();
        select("select index, encode(leaf, 'hex') from leaf")
                .forEach(row -> entries.put(Long.parseLong(row.get(0)), row.get(1)));
        return entries;
    }

    List<List<String>> select(String sql) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql);
                var row = query.executeQuery()) {
            var rows = new ArrayList<List<String>>();
            while (row.next()) {
                var columns = new ArrayList<String>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    columns.add(row.getString(i));
                }
                rows.add(columns);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String value(String sql) {
        return select(sql).get(0).get(0);
    }

    /** As one who may do anything, and whom no trigger stops. */
    void tamper(String... statements) {
        try (var connection = superuser.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private DataSource source(String user, String password) {
        var source = new PGSimpleDataSource();
        source.setUrl(postgres.url());
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    @Override
    public void close() {
        postgres.close();
    }
}
