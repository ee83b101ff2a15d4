package org.trucewatch.incidents.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trucewatch.kit.problems.FieldError;
import org.trucewatch.kit.problems.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CosignerKeyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "us+084e8c9f+BAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f", // another's id
                "us+084e8c9e+BAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhsc", // too short
                "us+084e8c9e+====",
                "us+9309c0fc+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f" // a log's own
            })
    void aKeyThatCannotCosignIsNamed(String key) {
        var agreement = RightBodies.agreement();
        ((ObjectNode) agreement.at("/cosigners/0")).put("key", key);

        assertThatThrownBy(() -> AgreementForm.read(agreement, "somebody", null))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.errors())
                        .extracting(FieldError::pointer)
                        .containsExactly("#/cosigners/0/key"));
    }
}
