package org.trucewatch.kit.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.quarkus.security.identity.SecurityIdentity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Tokens that were verified a moment ago, so that an agency which sends a thousand reports does not have the same
 * signature verified a thousand times. A token is believed for a minute at the longest and never beyond its expiry; then
 * it is verified again, with the keys that the identity provider has by then.
 */
final class KnownTokens {

    static final Duration BELIEVED = Duration.ofSeconds(60);
    private static final int MOST = 1_000; // a caller may ask for a new token each time, and each takes some kilobytes

    private record Known(SecurityIdentity identity, Instant expiry) {}

    private final InstantSource clock;
    private final Cache<String, Known> known;

    /** @param clock system time, which tokens are issued by */
    KnownTokens(InstantSource clock) {
        this.clock = clock;
        this.known = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(BELIEVED)
                .ticker(ticker(clock))
                .executor(Runnable::run)
                .build();
    }

    Optional<SecurityIdentity> find(String token) {
        return Optional.ofNullable(known.getIfPresent(token))
                .filter(one -> clock.instant().isBefore(one.expiry()))
                .map(Known::identity);
    }

    void remember(String token, SecurityIdentity identity, Instant expiry) {
        known.put(token, new Known(identity, expiry));
    }

    private static Ticker ticker(InstantSource clock) {
        return () -> Duration.between(Instant.EPOCH, clock.instant()).toNanos();
    }
}
