package org.trucewatch.load.demo;

import org.trucewatch.load.input.Settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** {@code demo [--empty]}: fills a fresh installation through the public interfaces, each step with its own account. */
public final class Demo {

    private Demo() {}

    public static void main(String[] args) throws IOException {
        var arguments = List.of(args);
        if (!arguments.isEmpty() && !arguments.equals(List.of("--empty"))) {
            System.err.println("Usage: demo [--empty]\n  --empty  the agreement and its registers only");
            System.exit(2);
        }
        try {
            play(Stage.of(Settings.ofThisRun()), arguments.isEmpty());
        } catch (UncheckedIOException | IllegalStateException e) {
            System.err.println("The demo stopped: " + e.getMessage());
            System.exit(1);
        }
    }

    /** The agreement in force and its registers, nothing else: what every use of the system begins with. */
    public static void prepare(Settings settings) {
        try {
            play(Stage.of(settings), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void play(Stage stage, boolean whole) throws IOException {
        new Ratification(stage).run();
        new Registration(stage).run();
        if (whole) {
            new Reporting(stage).run();
            var clocks = new Clocks(stage);
            new Review(stage, clocks).run();
            new UrgentMeeting(stage, clocks).run();
        }
    }
}
