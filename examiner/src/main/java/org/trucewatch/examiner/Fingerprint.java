package org.trucewatch.examiner;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * 64 bits that stay nearly the same when a picture is scaled, compressed again or made a little brighter: whether each
 * of the 64 lowest frequencies but the constant ones is above their median, of the cosine transform of the picture in 32
 * by 32 shades of grey. It is written here and has a name, because it is kept for years and compared with others then:
 * a library's would change with the library.
 */
final class Fingerprint {

    static final String NAME = "dct64-v1";

    private static final int SIDE = 32;
    private static final int FREQUENCIES = 8;

    /** Of a picture with less contrast the bits would be noise. */
    private static final double PLAIN = 3;

    private Fingerprint() {}

    static OptionalLong of(BufferedImage picture) {
        var grey = grey(Pixels.scaled(picture, SIDE, SIDE));
        if (deviation(grey) < PLAIN) {
            return OptionalLong.empty();
        }
        var strengths = new double[FREQUENCIES * FREQUENCIES];
        for (int v = 1; v <= FREQUENCIES; v++) {
            for (int u = 1; u <= FREQUENCIES; u++) {
                strengths[(v - 1) * FREQUENCIES + u - 1] = strength(grey, u, v);
            }
        }
        var sorted = strengths.clone();
        Arrays.sort(sorted);
        double median = (sorted[31] + sorted[32]) / 2;
        long bits = 0;
        for (int i = 0; i < strengths.length; i++) {
            bits |= strengths[i] > median ? 1L << i : 0;
        }
        return OptionalLong.of(bits);
    }

    private static double strength(double[][] grey, int u, int v) {
        double sum = 0;
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                sum += grey[y][x]
                        * Math.cos((2 * x + 1) * u * Math.PI / (2 * SIDE))
                        * Math.cos((2 * y + 1) * v * Math.PI / (2 * SIDE));
            }
        }
        return sum;
    }

    private static double[][] grey(BufferedImage picture) {
        var grey = new double[SIDE][SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int rgb = picture.getRGB(x, y);
                grey[y][x] = 0.299 * (rgb >> 16 & 0xff) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff);
            }
        }
        return grey;
    }

    private static double deviation(double[][] grey) {
        double mean =
                Arrays.stream(grey).flatMapToDouble(Arrays::stream).average().orElse(0);
        return Math.sqrt(Arrays.stream(grey)
                .flatMapToDouble(Arrays::stream)
                .map(one -> (one - mean) * (one - mean))
                .average()
                .orElse(0));
    }
}
