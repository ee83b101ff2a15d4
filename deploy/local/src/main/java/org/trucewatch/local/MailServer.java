package org.trucewatch.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mail server (GreenMail) that takes every message for everybody, without passwords, and keeps them in memory. */
final class MailServer implements Piece {
    private final Distributions distributions;
    private final Ports ports;
    private final JavaProgram program;

    MailServer(Path home, Distributions distributions, Ports ports) {
        this.distributions = distributions;
        this.ports = ports;
        this.program = new JavaProgram(home, Component.MAIL.title());
    }

    @Override
    public void launch() {
        if (program.process().running()) {
            return;
        }
        program.start(
                List.of(
                        "-Xmx384m", // it keeps every mail in memory
                        "-Dgreenmail.smtp.hostname=127.0.0.1",
                        "-Dgreenmail.smtp.port=" + port(),
                        "-Dgreenmail.imap.hostname=127.0.0.1",
                        "-Dgreenmail.imap.port=" + imapPort(),
                        "-Dgreenmail.auth.disabled",
                        "-cp",
                        distributions.mail().toString(),
                        "com.icegreen.greenmail.standalone.GreenMailStandaloneRunner"),
                Map.of());
    }

    @Override
    public boolean answers() {
        return Http.listens("127.0.0.1", port()) && Http.listens("127.0.0.1", imapPort());
    }

    @Override
    public void stop() {
        program.process().stop("TERM", Duration.ofSeconds(10));
    }

    @Override
    public void kill() {
        program.process().kill();
    }

    @Override
    public Optional<OwnProcess> process() {
        return Optional.of(program.process());
    }

    @Override
    public int port() {
        return ports.of(Ports.Use.SMTP);
    }

    int imapPort() {
        return ports.of(Ports.Use.IMAP);
    }

    @Override
    public String address() {
        return "smtp://127.0.0.1:" + port() + " imap://127.0.0.1:" + imapPort();
    }
}
