package org.trucewatch.examiner;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageReader;

/** What is done to decoded pictures. */
final class Pixels {

    private Pixels() {}

    /** Of a large picture every n-th pixel, so that the longer side is less than twice what is asked for. */
    static BufferedImage read(ImageReader reader, int side) throws IOException {
        int longer = Math.max(reader.getWidth(0), reader.getHeight(0));
        int every = Math.max(1, longer / side);
        var how = reader.getDefaultReadParam();
        how.setSourceSubsampling(every, every, 0, 0);
        return reader.read(0, how);
    }

    /** As the camera was held: the eight orientations of Exif 2.3, tag 0x0112. */
    static BufferedImage upright(BufferedImage picture, int orientation) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        var turn = new AffineTransform();
        switch (orientation) {
            case 2 -> turn.setTransform(-1, 0, 0, 1, width, 0);
            case 3 -> turn.setTransform(-1, 0, 0, -1, width, height);
            case 4 -> turn.setTransform(1, 0, 0, -1, 0, height);
            case 5 -> turn.setTransform(0, 1, 1, 0, 0, 0);
            case 6 -> turn.setTransform(0, 1, -1, 0, height, 0);
            case 7 -> turn.setTransform(0, -1, -1, 0, height, width);
            case 8 -> turn.setTransform(0, -1, 1, 0, 0, width);
            default -> {
                // as it is
            }
        }
        return orientation > 4 ? draw(picture, turn, height, width) : draw(picture, turn, width, height);
    }

    /** Not larger than it is. */
    static BufferedImage within(BufferedImage picture, int side) {
        double scale = Math.min(1, side / (double) Math.max(picture.getWidth(), picture.getHeight()));
        return scaled(picture, Math.max(1, (int) Math.round(picture.getWidth() * scale)), Math.max(1, (int)
                Math.round(picture.getHeight() * scale)));
    }

    /** By halves first, so that every pixel counts. */
    static BufferedImage scaled(BufferedImage picture, int width, int height) {
        var smaller = picture;
        while (smaller.getWidth() >= 2 * width && smaller.getHeight() >= 2 * height) {
            smaller = resized(
                    smaller, Math.max(width, smaller.getWidth() / 2), Math.max(height, smaller.getHeight() / 2));
        }
        return smaller.getWidth() == width && smaller.getHeight() == height ? smaller : resized(smaller, width, height);
    }

    private static BufferedImage resized(BufferedImage picture, int width, int height) {
        var scale = AffineTransform.getScaleInstance(
                width / (double) picture.getWidth(), height / (double) picture.getHeight());
        return draw(picture, scale, width, height);
    }

    /** On white, in plain colours. */
    private static BufferedImage draw(BufferedImage picture, AffineTransform how, int width, int height) {
        var drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawn.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, how, null);
        pen.dispose();
        return drawn;
    }
}
