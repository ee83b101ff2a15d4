package org.trucewatch.examiner;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.FileImageInputStream;

/**
 * Decodes a picture, within bounds: how many pixels it declares is looked at before any is decoded, and of a large one
 * only every n-th is kept. Makes the fingerprint by which it is found again, and copies: pixels only, upright, without
 * anything else that the file holds.
 */
final class PictureLook implements Look {

    static final long MOST_PIXELS = 100_000_000;

    private static final int COPY_SIDE = 2048;
    private static final int THUMBNAIL_SIDE = 320;

    @Override
    public String kind() {
        return "PICTURE";
    }

    @Override
    public String tool() {
        return "examiner";
    }

    @Override
    public List<Found> at(Sample sample) throws Exception {
        if (!sample.type.startsWith("image/") || sample.type.equals("image/svg+xml")) {
            return List.of();
        }
        try (var in = new FileImageInputStream(sample.file.toFile())) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return List.of(of("NOT_DECODED", Map.of("reason", "pictures of this type are not decoded here")));
            }
            var reader = readers.next();
            reader.setInput(in, true, true);
            return List.of(decode(sample, reader));
        }
    }

    private Found decode(Sample sample, ImageReader reader) throws IOException {
        var detail = new LinkedHashMap<String, Object>();
        int width;
        int height;
        try {
            width = reader.getWidth(0);
            height = reader.getHeight(0);
        } catch (IOException | RuntimeException e) {
            detail.put("reason", "how large it is cannot be read; it may be cut off");
            return of("NOT_DECODED", detail);
        }
        detail.put("width", width);
        detail.put("height", height);
        if ((long) width * height > MOST_PIXELS) {
            detail.put("reason", "it declares more than " + MOST_PIXELS + " pixels, which may be a decompression bomb");
            return of("NOT_DECODED", detail);
        }
        BufferedImage picture;
        try {
            picture = Pixels.read(reader, COPY_SIDE);
        } catch (IOException | RuntimeException e) {
            detail.put("reason", "its pixels cannot be decoded; it may be cut off");
            return of("NOT_DECODED", detail);
        }
        var upright = Pixels.upright(picture, sample.orientation);
        var print = Fingerprint.of(upright);
        if (print.isEmpty()) {
            detail.put("tooPlainToCompare", true);
        } else {
            detail.put("fingerprint", String.format("%016x", print.getAsLong()));
            detail.put("fingerprintOf", Fingerprint.NAME);
        }
        var copies = new ArrayList<Map<String, Object>>();
        copies.add(copy("REDACTED", Pixels.within(upright, COPY_SIDE), sample));
        copies.add(copy("THUMBNAIL", Pixels.within(upright, THUMBNAIL_SIDE), sample));
        detail.put("copies", copies);
        return of("DECODED", detail);
    }

    private static Map<String, Object> copy(String kind, BufferedImage picture, Sample sample) throws IOException {
        var name = kind.toLowerCase() + ".jpg";
        try (OutputStream out = Files.newOutputStream(sample.directory.resolve(name))) {
            var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(0.85f);
            try (var to = ImageIO.createImageOutputStream(out)) {
                writer.setOutput(to);
                writer.write(null, new IIOImage(picture, null, null), how);
            } finally {
                writer.dispose();
            }
        }
        var made = new LinkedHashMap<String, Object>();
        made.put("kind", kind);
        made.put("file", name);
        made.put("mediaType", "image/jpeg");
        made.put("width", picture.getWidth());
        made.put("height", picture.getHeight());
        return made;
    }

    private Found of(String outcome, Map<String, ?> detail) {
        return new Found(kind(), outcome, tool(), detail);
    }
}
