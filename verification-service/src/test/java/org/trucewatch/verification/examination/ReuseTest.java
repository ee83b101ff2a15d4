package org.trucewatch.verification.examination;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.store.Store;
import org.trucewatch.verification.Incident;
import org.trucewatch.verification.Scene;
import org.trucewatch.verification.VerificationTest;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trucewatch.verification.Person.REVIEWER_RU;
import static org.trucewatch.verification.Person.REVIEWER_UN;

/** Pictures that were used before. */
@VerificationTest
class ReuseTest {

    @Inject
    Store store;

    private Scene scene;
    private Uploads uploads;

    @BeforeEach
    void open() {
        scene = new Scene();
        uploads = new Uploads(scene, store);
    }

    @AfterEach
    void close() throws Exception {
        scene.close();
    }

    @Test
    void aPictureThatWasUsedBeforeIsFoundAndOnlyWhatMayBeSeenOfItIsTold() throws Exception {
        var first = Incident.byAnArmedGroup();
        var firstCase = scene.caseOf(first);
        var earlier = uploads.tell(uploads.evidence(first, Uploads.picture(3, 900, 700), "image/png", "NEUTRAL"));
        Uploads.examined(REVIEWER_UN, firstCase, earlier);
        var second = Incident.byAnArmedGroup();
        var secondCase = scene.caseOf(second);
        var later = uploads.tell(uploads.evidence(second, Uploads.picture(3, 450, 350), "image/png", "GUARANTORS"));

        var seen = Uploads.examined(REVIEWER_UN, secondCase, later);

        assertThat(seen.path("usedBefore").findValuesAsText("evidenceId"))
                .containsExactly(earlier.path("evidenceId").asText());
        assertThat(seen.at("/usedBefore/0/sameFile").asBoolean()).isFalse();
        assertThat(seen.at("/usedBefore/0/earlier").asText()).isEqualTo("CANNOT_TELL");
        assertThat(Uploads.examined(REVIEWER_RU, secondCase, later).path("usedBefore"))
                .isEmpty();
    }
}
