package org.trucewatch.notification.carrier;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The mail server that takes our mails, and how it is talked to. */
@ConfigMapping(prefix = "trucewatch.mail")
interface MailSettings {

    enum Encryption {
        /** None, whatever the server offers. */
        NONE,
        /** STARTTLS (RFC 3207) where the server offers it. */
        OPTIONAL,
        /** STARTTLS, or no mail at all. */
        STARTTLS,
        /** TLS from the first byte (RFC 8314). */
        TLS;

        private int usualPort() {
            return switch (this) {
                case NONE, OPTIONAL -> 25;
                case STARTTLS -> 587;
                case TLS -> 465;
            };
        }
    }

    @WithDefault("localhost")
    String host();

    /** By default the usual one for the kind of encryption: 25, 587 or 465. */
    OptionalInt port();

    /** The sender of every mail. */
    String from();

    /** With the password, what to log in with; without it nobody logs in. */
    Optional<String> username();

    Optional<String> password();

    @WithDefault("OPTIONAL")
    Encryption encryption();

    /** The name of the {@code quarkus.tls} settings whose certificates are trusted and shown; by default those of Java. */
    Optional<String> tlsConfigurationName();

    /** How many connections mails share; each is kept for the next mail. */
    @WithDefault("4")
    int connections();

    /** Whatever else Angus Mail knows as {@code mail.smtp.…}, such as {@code localhost} or {@code auth.mechanisms}. */
    Map<String, String> smtp();

    default int portOrUsual() {
        return port().orElse(encryption().usualPort());
    }
}
