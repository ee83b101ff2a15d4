package org.trucewatch.kit.ledger.proof;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A tile of C2SP tlog-tiles, of height 8: up to 256 hashes of one level, each over 256 times as many leaves as those of the
 * level below.
 *
 * @param level 0 holds the hashes of leaves
 * @param number from zero, from the left
 * @param width hashes that are meant: 256, or fewer of a tile that was partial
 */
public record Tile(int level, long number, int width) {

    public static final int HEIGHT = 8;
    public static final int FULL = 1 << HEIGHT;

    /** So that 8 levels hold every size of a long. */
    public static final int LEVELS = 8;

    private static final Pattern NUMBER = Pattern.compile("((?:x\\d{3}/)*)(\\d{3})(?:\\.p/([1-9]\\d{0,2}))?");

    public Tile {
        if (level < 0 || level >= LEVELS || number < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException("there is no such tile");
        }
    }

    /** {@code 1} and {@code x001/x234/067.p/8}, or nothing when it is no number of a tile as the standard writes it. */
    public static Optional<Tile> of(int level, String number) {
        var matched = NUMBER.matcher(number);
        if (level < 0 || level >= LEVELS || !matched.matches()) {
            return Optional.empty();
        }
        var digits = matched.group(1).replaceAll("[x/]", "") + matched.group(2);
        int width = matched.group(3) == null ? FULL : Integer.parseInt(matched.group(3));
        if (digits.length() > 18 || width > FULL || matched.group(3) != null && width == FULL) {
            return Optional.empty();
        }
        var tile = new Tile(level, Long.parseLong(digits), width);
        return Optional.of(tile).filter(same -> same.numbered().equals(number));
    }

    /** {@code x001/x234/067}, with {@code .p/8} for a partial one. */
    public String numbered() {
        var text = new StringBuilder("%03d".formatted(number % 1000));
        for (long rest = number / 1000; rest > 0; rest /= 1000) {
            text.insert(0, "x%03d/".formatted(rest % 1000));
        }
        return isFull() ? text.toString() : text.append(".p/").append(width).toString();
    }

    /** {@code tile/1/x001/x234/067.p/8}. */
    public String path() {
        return "tile/" + level + "/" + numbered();
    }

    /** {@code tile/entries/x001/x234/067.p/8}: the entries below a tile of level 0. */
    public String entriesPath() {
        return "tile/entries/" + numbered();
    }

    public boolean isFull() {
        return width == FULL;
    }

    /** Whether a log of so many leaves has it, at this width or a greater one. */
    public boolean within(long size) {
        long hashes = size >> (HEIGHT * level);
        return number < hashes / FULL || number == hashes / FULL && width <= hashes % FULL;
    }
}
