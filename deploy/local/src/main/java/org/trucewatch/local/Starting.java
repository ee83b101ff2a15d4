package org.trucewatch.local;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Starts components side by side, which saves the time of all but the slowest, and waits until each serves. */
final class Starting {
    private static final Duration LIMIT = Duration.ofSeconds(180);

    private final Map<Component, Piece> pieces;
    private final Consumer<String> progress;

    Starting(Map<Component, Piece> pieces, Consumer<String> progress) {
        this.pieces = pieces;
        this.progress = progress;
    }

    /** @throws IllegalStateException with its last words, when one ends or does not answer in time */
    void together(Collection<Component> components) {
        var since = System.nanoTime();
        var found = EnumSet.noneOf(Component.class);
        for (var component : components) {
            if (running(component)) {
                found.add(component);
            } else {
                refuseTakenPort(component);
                progress.accept("%-13s starting".formatted(component.title()));
                pieces.get(component).launch();
            }
        }
        var waiting = EnumSet.noneOf(Component.class);
        waiting.addAll(components);
        var allReady = Patience.until(LIMIT, () -> {
            waiting.removeIf(component -> ready(component, found, since));
            return waiting.isEmpty();
        });
        if (!allReady) {
            throw failed(waiting.iterator().next(), "does not answer");
        }
    }

    private boolean ready(Component component, Set<Component> found, long since) {
        var piece = pieces.get(component);
        if (!piece.answers()) {
            if (piece.process().isPresent() && !running(component)) {
                throw failed(component, "ended");
            }
            return false;
        }
        piece.furnish();
        var how = found.contains(component)
                ? "already runs"
                : "ready after %.0f s".formatted((System.nanoTime() - since) / 1e9);
        progress.accept("%-13s %-17s %s".formatted(component.title(), how, piece.address()));
        return true;
    }

    private IllegalStateException failed(Component component, String how) {
        var piece = pieces.get(component);
        var lastWords = piece.process().map(OwnProcess::lastWords).orElse("(it is somebody else's)");
        return new IllegalStateException("%s %s at %s %s; its last words:%n%s"
                .formatted(component.title(), how, piece.address(), piece.excuse(), lastWords));
    }

    private void refuseTakenPort(Component component) {
        var piece = pieces.get(component);
        if (piece.process().isPresent() && Http.listens("127.0.0.1", piece.port())) {
            throw new IllegalStateException(
                    "Port %d, which %s needs, is taken by another program".formatted(piece.port(), component.title()));
        }
    }

    private boolean running(Component component) {
        return pieces.get(component).process().filter(OwnProcess::running).isPresent();
    }
}
