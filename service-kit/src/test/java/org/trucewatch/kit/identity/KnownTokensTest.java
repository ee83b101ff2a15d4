package org.trucewatch.kit.identity;

import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class KnownTokensTest {

    private static final Instant START = Instant.parse("2016-03-21T12:00:00Z");

    private final QuarkusSecurityIdentity officer = QuarkusSecurityIdentity.builder()
            .setPrincipal(new QuarkusPrincipal("officer-ru"))
            .build();
    private Instant now = START;
    private final KnownTokens tokens = new KnownTokens(() -> now);

    @Test
    void aTokenIsBelievedForAMinuteAndThenVerifiedAgain() {
        tokens.remember("Bearer a", officer, START.plus(Duration.ofHours(1)));

        now = START.plus(KnownTokens.BELIEVED).minusSeconds(1);
        assertThat(tokens.find("Bearer a")).contains(officer);
        now = START.plus(KnownTokens.BELIEVED).plusSeconds(1);
        assertThat(tokens.find("Bearer a")).isEmpty();
    }

    @Test
    void noTokenIsBelievedBeyondItsExpiry() {
        tokens.remember("Bearer a", officer, START.plusSeconds(10));

        now = START.plusSeconds(9);
        assertThat(tokens.find("Bearer a")).contains(officer);
        now = START.plusSeconds(10);
        assertThat(tokens.find("Bearer a")).isEmpty();
    }

    @Test
    void anotherTokenIsNotKnown() {
        tokens.remember("Bearer a", officer, START.plusSeconds(10));

        assertThat(tokens.find("Bearer b")).isEmpty();
        assertThat(tokens.find("bearer a")).isEmpty();
    }
}
