package org.trucewatch.local;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Servers that somebody else runs, named by environment variables; what is given is used and never started or stopped.
 *
 * <p>{@code TRUCEWATCH_POSTGRES_URL} (with {@code _USER}, {@code _PASSWORD}), {@code TRUCEWATCH_RABBITMQ_URL} (with
 * {@code TRUCEWATCH_RABBITMQ_MANAGEMENT_URL}), {@code TRUCEWATCH_KEYCLOAK_URL}, {@code TRUCEWATCH_SMTP_HOST} (with
 * {@code TRUCEWATCH_SMTP_PORT}).
 */
public record Given(Map<String, String> names) {

    public static Given byEnvironment() {
        return new Given(System.getenv());
    }

    /** For tests that kill what they use. */
    public static Given nothing() {
        return new Given(Map.of());
    }

    Optional<Databases> databases() {
        return value("TRUCEWATCH_POSTGRES_URL")
                .map(url -> new Databases(
                        url,
                        value("TRUCEWATCH_POSTGRES_USER").orElse("postgres"),
                        value("TRUCEWATCH_POSTGRES_PASSWORD").orElse("postgres")));
    }

    /** @throws IllegalStateException when the broker is given without its management interface */
    Optional<Broker> broker() {
        return value("TRUCEWATCH_RABBITMQ_URL")
                .map(
                        url -> new Broker(
                                URI.create(url),
                                value("TRUCEWATCH_RABBITMQ_MANAGEMENT_URL")
                                        .map(URI::create)
                                        .orElseThrow(
                                                () -> new IllegalStateException(
                                                        "TRUCEWATCH_RABBITMQ_URL needs TRUCEWATCH_RABBITMQ_MANAGEMENT_URL beside it"))));
    }

    Optional<URI> keycloak() {
        return value("TRUCEWATCH_KEYCLOAK_URL").map(URI::create);
    }

    Optional<String> smtpHost() {
        return value("TRUCEWATCH_SMTP_HOST");
    }

    int smtpPort() {
        return Integer.parseInt(value("TRUCEWATCH_SMTP_PORT").orElse("25"));
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(names.get(name)).filter(text -> !text.isBlank());
    }
}
