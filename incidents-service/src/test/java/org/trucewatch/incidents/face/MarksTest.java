package org.trucewatch.incidents.face;

import com.google.crypto.tink.subtle.AesGcmJce;
import io.agroal.api.AgroalDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.IncidentsTest;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.REVIEWER_US;

/** A mark leads on to what changes, and is nothing else to whoever holds it. */
@IncidentsTest
class MarksTest extends Calls {

    private static final List<String> LISTS = List.of("/v1/incidents", "/v1/reports");

    private Ceasefire ceasefire;

    @Inject
    Marks marks;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void anAgreement() {
        ceasefire = Ceasefire.inForce();
    }

    @Test
    void marksOfTheSameMomentDifferAndDoNotTellWhetherAnythingWasWritten() {
        var now = marks.now();
        var written = new TreeSet<String>();
        for (int i = 0; i < 100; i++) {
            written.add(marks.write(now));
            written.add(marks.write(Since.mark(now.mark() - 1)));
        }

        assertThat(written).hasSize(200).allMatch(mark -> mark.matches("change-[A-Za-z0-9_-]{48}"));
        var inOrder = written.stream()
                .map(mark -> now.mark() - marks.read(mark, now).mark())
                .toList();
        assertThat(inOrder)
                .containsOnly(0L, 1L)
                .isNotEqualTo(inOrder.stream().sorted().toList());
    }

    @Test
    void everyListIsFollowedByAMarkThatCannotBeRead() {
        for (var list : LISTS) {
            var link = as(list.endsWith("reports") ? RCC : REVIEWER_US)
                    .get(list + "?agreement=" + ceasefire.id())
                    .header("Link");
            assertThat(link).matches("<.*[?&]since=change-[A-Za-z0-9_-]{48}>; rel=\"monitor\"");
        }
    }

    @Test
    void whatOneGaveAnotherReads() {
        var now = marks.now();
        assertThat(new Marks(database).read(marks.write(now), now)).isEqualTo(now);
    }

    @Test
    void aMarkThatWasNotGivenIsRefused() throws GeneralSecurityException {
        var now = marks.now();
        var given = marks.write(now);
        var other = new AesGcmJce(new byte[32]).encrypt(new byte[Long.BYTES], new byte[0]);
        var last = given.charAt(given.length() - 1) == 'A' ? "B" : "A";
        for (var mark : List.of(
                "change-0",
                "change-" + now.mark(),
                "change-",
                "change-" + "A".repeat(48),
                given.substring(0, given.length() - 1) + last,
                given + "A",
                "change-" + Base64.getUrlEncoder().encodeToString(other),
                marks.write(Since.mark(now.mark() + 1_000_000_000)))) {
            for (var list : LISTS) {
                as(list.endsWith("reports") ? RCC : REVIEWER_US)
                        .get(list + "?since=" + mark + "&agreement=" + ceasefire.id())
                        .then()
                        .statusCode(422)
                        .body("errors[0].pointer", equalTo("?since"));
            }
        }
    }
}
