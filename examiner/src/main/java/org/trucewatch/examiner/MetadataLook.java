package org.trucewatch.examiner;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.photoshop.PhotoshopDirectory;
import com.drew.metadata.xmp.XmpDirectory;

import java.io.EOFException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the device that made the file wrote into it. All of it can be forged; what contradicts itself is said. */
final class MetadataLook implements Look {

    @Override
    public String kind() {
        return "METADATA";
    }

    @Override
    public String tool() {
        return "metadata-extractor";
    }

    @Override
    public List<Found> at(Sample sample) throws Exception {
        if (sample.type.equals("image/svg+xml")
                || !sample.type.matches("(image|audio|video)/.*|application/(mp4|quicktime|x-quicktime-media)")) {
            return List.of();
        }
        Metadata metadata;
        try (var in = sample.open()) {
            metadata = ImageMetadataReader.readMetadata(in, sample.size);
        } catch (ImageProcessingException | EOFException e) {
            return List.of(
                    new Found(kind(), "UNREADABLE", tool(), Map.of("reason", "the file ends or breaks off within it")));
        }
        var detail = new LinkedHashMap<String, Object>();
        var anomalies = new ArrayList<String>();
        Moments.read(metadata, detail, anomalies);
        Whereabouts.read(metadata, detail, anomalies);
        device(metadata, detail);
        orientation(metadata, sample, detail);
        edits(metadata, detail);
        if (!anomalies.isEmpty()) {
            detail.put("anomalies", anomalies);
        }
        return List.of(new Found(kind(), detail.isEmpty() ? "NONE" : "READ", tool(), detail));
    }

    private static void device(Metadata metadata, Map<String, Object> detail) {
        var device = new LinkedHashMap<String, Object>();
        put(device, "make", text(metadata, ExifIFD0Directory.class, ExifDirectoryBase.TAG_MAKE));
        put(device, "model", text(metadata, ExifIFD0Directory.class, ExifDirectoryBase.TAG_MODEL));
        if (text(metadata, ExifSubIFDDirectory.class, ExifDirectoryBase.TAG_BODY_SERIAL_NUMBER) != null) {
            device.put("serialNumberPresent", true);
        }
        if (!device.isEmpty()) {
            detail.put("device", device);
        }
    }

    private static void orientation(Metadata metadata, Sample sample, Map<String, Object> detail) {
        var found = text(metadata, ExifIFD0Directory.class, ExifDirectoryBase.TAG_ORIENTATION);
        if (found != null && found.matches("[1-8]")) {
            sample.orientation = Integer.parseInt(found);
            detail.put("orientation", sample.orientation);
        }
    }

    private static void edits(Metadata metadata, Map<String, Object> detail) {
        put(detail, "software", text(metadata, ExifIFD0Directory.class, ExifDirectoryBase.TAG_SOFTWARE));
        var traces = new ArrayList<String>();
        var changed = text(metadata, ExifIFD0Directory.class, ExifDirectoryBase.TAG_DATETIME);
        var taken = text(metadata, ExifSubIFDDirectory.class, ExifDirectoryBase.TAG_DATETIME_ORIGINAL);
        if (changed != null && taken != null && changed.compareTo(taken) > 0) {
            traces.add("changed after it was taken: " + changed);
        }
        if (metadata.containsDirectoryOfType(PhotoshopDirectory.class)) {
            traces.add("blocks as Photoshop writes them");
        }
        for (var xmp : metadata.getDirectoriesOfType(XmpDirectory.class)) {
            long steps = xmp.getXmpProperties().keySet().stream()
                    .filter(name -> name.matches("xmpMM:History\\[\\d+]"))
                    .count();
            if (steps > 0) {
                traces.add("a history of " + steps + " steps");
            }
        }
        if (!traces.isEmpty()) {
            detail.put("editTraces", traces);
        }
    }

    /** Null where there is none, or an empty one. */
    static <T extends Directory> String text(Metadata metadata, Class<T> type, int tag) {
        for (var directory : metadata.getDirectoriesOfType(type)) {
            var text = directory.getString(tag);
            if (text != null && !text.isBlank() && !Lines.clean(text).isEmpty()) {
                return Lines.clean(text);
            }
        }
        return null;
    }

    private static void put(Map<String, Object> to, String name, String value) {
        if (value != null) {
            to.put(name, value);
        }
    }
}
