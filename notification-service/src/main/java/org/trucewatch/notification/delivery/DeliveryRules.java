package org.trucewatch.notification.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.trucewatch.notification.party.Channel;

import java.time.Duration;
import java.util.List;

/** How deliveries are sent. Durations are ISO 8601. */
@ConfigMapping(prefix = "trucewatch.delivery")
public interface DeliveryRules {

    /** Pauses after each failed attempt; after one failure more the delivery has failed. */
    @WithDefault("PT5S,PT30S,PT2M,PT10M,PT30M,PT1H,PT3H,PT6H,PT12H")
    List<Duration> pauses();

    /** How long a claim holds if this process dies in the middle of it; longer than any attempt takes. */
    @WithDefault("PT1M")
    Duration lease();

    /** How long one attempt may take. */
    @WithDefault("PT10S")
    Duration timeout();

    /** Attempts under way at one time, over all endpoints. */
    @WithDefault("64")
    int concurrency();

    /** Attempts under way at one time to one endpoint that is a server of its own. */
    @WithDefault("4")
    int concurrencyPerEndpoint();

    /** Mails under way at one time to one address; all go through one mail server, over the connections it is given. */
    @WithDefault("16")
    int mailsPerAddress();

    /** How often to look for what is due when nothing wakes the courier. */
    @WithDefault("PT0.5S")
    Duration poll();

    /** Failures in a row from which an endpoint is paused. */
    @WithDefault("5")
    int breakerThreshold();

    @WithDefault("PT30S")
    Duration breakerPause();

    @WithDefault("PT10M")
    Duration breakerLongestPause();

    default int atOnce(Channel channel) {
        return channel == Channel.EMAIL ? mailsPerAddress() : concurrencyPerEndpoint();
    }

    default Backoff backoff() {
        return new Backoff(pauses());
    }

    default Breaker breaker() {
        return new Breaker(breakerThreshold(), breakerPause(), breakerLongestPause());
    }
}
