package org.trucewatch.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.Base64;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trucewatch.local.Component.KEYCLOAK;

/** The accounts that the documentation names, on a real Keycloak; takes half a minute, and a download the first time. */
@EnabledIfSystemProperty(named = "trucewatch.long", matches = "true")
class KeycloakServerTest {
    private static Stack stack;

    @BeforeAll
    static void start() {
        stack = Stack.throwaway();
        stack.start(KEYCLOAK);
    }

    @AfterAll
    static void stop() {
        stack.discard();
    }

    @ParameterizedTest
    @CsvSource({
        "agency-rcc, agency, rcc,",
        "agency-snhr, agency, snhr,",
        "agency-un, agency, un-obs,",
        "reviewer-us, reviewer,, US",
        "reviewer-us-2, reviewer,, US",
        "reviewer-ru, reviewer,, RU",
        "reviewer-ru-2, reviewer,, RU",
        "reviewer-un, reviewer,, UN",
        "reviewer-un-2, reviewer,, UN",
        "adjudicator, adjudicator,, UN",
        "adjudicator-2, adjudicator,, US",
        "officer-us, party-officer,, US",
        "officer-ru, party-officer,, RU",
        "officer-un, party-officer,, UN",
        "officer-gov, party-officer,, GOV",
        "officer-hnc, party-officer,, HNC",
        "guarantor-us, guarantor-officer,, US",
        "guarantor-ru, guarantor-officer,, RU",
        "keeper, source-keeper,, UN",
        "keeper-2, source-keeper,, US",
        "operator, operator,,",
        "auditor, auditor,,",
        "svc-agency-rcc, agency, rcc,",
        "svc-agency-snhr, agency, snhr,",
        "svc-agency-un, agency, un-obs,"
    })
    void theTokenSaysWhoOneIs(String account, String role, String agency, String party) throws IOException {
        var claims = claimsOf(stack.tokenFor(account));

        assertThat(claims.get("aud").asText()).isEqualTo("trucewatch");
        assertThat(claims.get("iss").asText()).isEqualTo(stack.realm().issuer().toString());
        assertThat(claims.get("sub").asText()).isEqualTo(TestTokens.subjectOf(account));
        assertThat(claims.get("roles")).singleElement().hasToString("\"" + role + "\"");
        assertThat(claims.path("agency").asText(null)).isEqualTo(agency);
        assertThat(claims.path("party").asText(null)).isEqualTo(party);
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(15 * 60);
    }

    @Test
    void aTokenForSomebodyElseLacksTheAudience() throws IOException {
        assertThat(claimsOf(stack.realm().tokenFor("agency-rcc", "other-audience"))
                        .has("aud"))
                .isFalse();
    }

    @Test
    void nobodyElseGetsAToken() {
        assertThatThrownBy(() -> stack.tokenFor("stranger")).hasMessageContaining("401");
        assertThatThrownBy(() -> stack.realm().tokenFor("agency-rcc", "trucewatch-console"))
                .hasMessageContaining("Keycloak refuses");
    }

    private static JsonNode claimsOf(String token) throws IOException {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }
}
