package org.trucewatch.examiner;

import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.mov.QuickTimeDirectory;
import com.drew.metadata.mp4.Mp4Directory;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** When it was taken, as its metadata say: by the device's clock with or without its offset, and by the satellites'. */
final class Moments {

    private static final Pattern TIME =
            Pattern.compile("(\\d{4})[:-](\\d{2})[:-](\\d{2})[ T](\\d{2}):(\\d{2}):(\\d{2}).*");
    private static final Pattern OFFSET = Pattern.compile("[+-]\\d{2}:\\d{2}");

    private Moments() {}

    static void read(Metadata metadata, Map<String, Object> detail, List<String> anomalies) {
        var written = MetadataLook.text(metadata, ExifSubIFDDirectory.class, ExifDirectoryBase.TAG_DATETIME_ORIGINAL);
        var local = local(written);
        if (written != null && local == null) {
            anomalies.add("CAPTURE_TIME_UNREADABLE");
        }
        var offset = MetadataLook.text(metadata, ExifSubIFDDirectory.class, ExifDirectoryBase.TAG_TIME_ZONE_ORIGINAL);
        if (local != null) {
            detail.put("takenLocal", local.toString());
            if (offset != null && OFFSET.matcher(offset).matches()) {
                detail.put("takenOffset", offset);
            }
        }
        var satellites = satellites(metadata);
        if (satellites != null) {
            detail.put("gpsTime", satellites.toString());
            if (local != null && contradict(local, satellites)) {
                anomalies.add("GPS_TIME_CONTRADICTS_CAPTURE_TIME");
            }
        }
        gpsDate(metadata, local, detail, anomalies);
        var recorded = recorded(metadata);
        if (recorded != null) {
            detail.put("recordedAt", recorded.toString());
        }
    }

    /** No offset on earth brings them together. */
    private static boolean contradict(LocalDateTime local, Instant satellites) {
        var ahead = Duration.between(satellites, local.toInstant(ZoneOffset.UTC));
        return ahead.compareTo(Duration.ofHours(15)) > 0 || ahead.compareTo(Duration.ofHours(-13)) < 0;
    }

    private static void gpsDate(
            Metadata metadata, LocalDateTime local, Map<String, Object> detail, List<String> anomalies) {
        var stamp = MetadataLook.text(metadata, GpsDirectory.class, GpsDirectory.TAG_DATE_STAMP);
        var date = stamp == null ? null : local(stamp + " 00:00:00");
        if (date == null) {
            return;
        }
        detail.put("gpsDate", date.toLocalDate().toString());
        if (local != null && !date.toLocalDate().equals(local.toLocalDate())) {
            anomalies.add(
                    date.toLocalDate().isAfter(local.toLocalDate())
                            ? "GPS_DATE_AFTER_CAPTURE_DATE"
                            : "GPS_DATE_BEFORE_CAPTURE_DATE");
        }
    }

    private static Instant satellites(Metadata metadata) {
        for (var gps : metadata.getDirectoriesOfType(GpsDirectory.class)) {
            var date = gps.getGpsDate();
            if (date != null) {
                return date.toInstant();
            }
        }
        return null;
    }

    /** Films carry UTC; a clock that was never set says 1904 or 1970. */
    private static Instant recorded(Metadata metadata) {
        var found = recorded(metadata, Mp4Directory.class, Mp4Directory.TAG_CREATION_TIME);
        return found != null
                ? found
                : recorded(metadata, QuickTimeDirectory.class, QuickTimeDirectory.TAG_CREATION_TIME);
    }

    private static <T extends Directory> Instant recorded(Metadata metadata, Class<T> type, int tag) {
        var directory = metadata.getFirstDirectoryOfType(type);
        var date = directory == null ? null : directory.getDate(tag);
        return date == null || date.toInstant().isBefore(Instant.parse("1971-01-01T00:00:00Z"))
                ? null
                : date.toInstant();
    }

    static LocalDateTime local(String text) {
        var parts = text == null ? null : TIME.matcher(text);
        if (parts == null || !parts.matches()) {
            return null;
        }
        try {
            return LocalDateTime.of(
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)),
                    Integer.parseInt(parts.group(4)),
                    Integer.parseInt(parts.group(5)),
                    Integer.parseInt(parts.group(6)));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
