package org.trucewatch.incidents.evidence;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trucewatch.incidents.Database;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.transfer.ContentDigest;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.store.Draft;
import org.trucewatch.kit.store.Kept;
import org.trucewatch.kit.store.Store;
import org.trucewatch.kit.time.BusinessClock;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.trucewatch.incidents.Person.RCC;

@IncidentsTest
class OriginalsTest extends Uploads {

    private static final String MANY = """
            insert into original (sha256, size, claimed_until, checked_at, fault, fault_since)
            select 'plan-' || n, 1, case when n % 1000 = 0 then now() end, now() - n * interval '1 second',
                   case when n % 1000 = 1 then 'LOST' end, case when n % 1000 = 1 then now() end
              from generate_series(1, 20000) n""";

    @Inject
    AgroalDataSource database;

    @Inject
    Store store;

    @Inject
    Originals originals;

    @Inject
    EvidenceShelf shelf;

    @Inject
    Admittance admittance;

    @Inject
    EvidenceSettings settings;

    @Inject
    Reported reports;

    @Inject
    BusinessClock clock;

    @ParameterizedTest
    @CsvSource({
        "idle, original_claimed",
        "next, original_sound_checked original_faulty_checked",
        "state, original_sound_checked original_faulty_checked"
    })
    void whatIsDueIsFoundByAnIndexHoweverManyThereAre(String what, String indexes) throws SQLException {
        QuarkusTransaction.begin();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(MANY);
            statement.execute("analyze original");
            statement.execute("set local enable_sort = off"); // there is too little evidence here to read in order
            var plan = new StringBuilder();
            try (var row = statement.executeQuery("explain " + sql(what))) {
                while (row.next()) {
                    plan.append(row.getString(1)).append('\n');
                }
            }
            assertThat(plan.toString()).contains(indexes.split(" ")).doesNotContain("Seq Scan on original");
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private static String sql(String what) {
        return switch (what) {
            case "idle" -> Originals.IDLE;
            case "next" -> Fixity.NEXT.replace("?", "'PT1H'");
            default -> Fixity.STATE;
        };
    }

    @Test
    void whatCameToItsPlaceAfterItsClaimWasOverIsRemoved() {
        var report = reports.find(sent(RCC, ceasefire().report().body())).orElseThrow();
        var desk = new EvidenceDesk(new Late(store), originals, shelf, admittance, settings, clock);
        var file = aFile(10);

        assertThatThrownBy(() -> desk.take(report, pouring -> {
                    pouring.pour(new ByteArrayInputStream(file), ContentDigest.parse(null));
                    return new Said(UUID.randomUUID(), null, "image/jpeg", null, null);
                }))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(503));

        await().atMost(SOON).until(() -> Files.notExists(blob(sha256(file))));
    }

    /** A store so slow that a content is thought to be nobody's before it is at its place. */
    private record Late(Store store) implements Store {

        @Override
        public Draft begin() {
            var draft = store.begin();
            return new Draft() {
                @Override
                public OutputStream out() {
                    return draft.out();
                }

                @Override
                public void keepAs(String key) {
                    Database.run("delete from original where sha256 = ?", key.substring(key.lastIndexOf('/') + 1));
                    draft.keepAs(key);
                    assertThat(store.find(key)).isPresent();
                }

                @Override
                public void close() {
                    draft.close();
                }
            };
        }

        @Override
        public void put(String key, byte[] content) {
            store.put(key, content);
        }

        @Override
        public Optional<Kept> find(String key) {
            return store.find(key);
        }

        @Override
        public boolean remove(String key) {
            return store.remove(key);
        }

        @Override
        public Stream<String> keys(String prefix) {
            return store.keys(prefix);
        }

        @Override
        public void sweep() {
            store.sweep();
        }
    }
}
