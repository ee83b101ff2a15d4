package org.trucewatch.notification.messaging;

import org.junit.jupiter.api.Test;
import org.trucewatch.kit.events.Json;
import org.trucewatch.notification.agreement.Terms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** That what the producers promise by their examples is what we read. */
class ProducersExamplesTest {

    private static <T> T example(String producer, Class<T> type, String event) throws IOException {
        var file = Path.of("..", producer, "contracts", "examples", event + ".json");
        return Json.MAPPER.readValue(Files.readString(file), type);
    }

    @Test
    void anAccountRequestIsUnderstood() throws IOException {
        var facts = example("verification-service", AccountRequested.class, AccountRequested.TYPE)
                .facts();
        assertThat(facts).hasNoNullFieldsOrProperties();
        assertThat(facts.commitments()).isNotEmpty();
    }

    @Test
    void aFindingIsUnderstood() throws IOException {
        var facts = example("verification-service", FindingIssued.class, FindingIssued.TYPE)
                .facts();
        assertThat(facts).hasNoNullFieldsOrPropertiesExcept("neutral");
        assertThat(facts.rulings()).isNotEmpty().allSatisfy(ruling -> {
            assertThat(ruling.bloc()).isNotNull();
            assertThat(ruling.ruling()).isNotNull();
        });
    }

    @Test
    void aStatementIsUnderstood() throws IOException {
        var facts = example("incidents-service", StatementMade.class, StatementMade.TYPE)
                .facts();
        assertThat(facts.party()).isNotNull();
        assertThat(facts.statement()).isNotNull();
        assertThat(facts.madeAt()).isNotNull();
        assertThat(facts.text()).isNotEmpty().allSatisfy(text -> assertThat(text.text())
                .isNotBlank());
    }

    @Test
    void anAgreementIsUnderstood() throws IOException {
        var changed = example("incidents-service", AgreementChanged.class, AgreementChanged.TYPE);
        assertThat(changed.state()).isNotNull();
        var terms = Json.MAPPER.treeToValue(changed.content(), Terms.class);
        assertThat(terms.languages()).isNotEmpty();
        assertThat(terms.zone()).isNotNull();
        assertThat(terms.parties()).isNotEmpty().allSatisfy(party -> {
            assertThat(party.languages()).isNotEmpty();
            assertThat(party.office().hours().zone()).isNotNull();
        });
    }
}
