package org.trucewatch.examiner;

import com.drew.lang.GeoLocation;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.mov.metadata.QuickTimeMetadataDirectory;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Where it was taken, as its metadata say. */
final class Whereabouts {

    private static final Pattern ISO_6709 = Pattern.compile("([+-]\\d{2}\\.\\d+)([+-]\\d{3}\\.\\d+).*");

    private Whereabouts() {}

    static void read(Metadata metadata, Map<String, Object> detail, List<String> anomalies) {
        for (var gps : metadata.getDirectoriesOfType(GpsDirectory.class)) {
            if (gps.containsTag(GpsDirectory.TAG_LATITUDE) && gps.containsTag(GpsDirectory.TAG_LONGITUDE)) {
                point(gps.getGeoLocation(), detail, anomalies);
                return;
            }
        }
        var film = MetadataLook.text(
                metadata, QuickTimeMetadataDirectory.class, QuickTimeMetadataDirectory.TAG_LOCATION_ISO6709);
        var parts = film == null ? null : ISO_6709.matcher(film);
        if (parts != null && parts.matches()) {
            point(
                    new GeoLocation(Double.parseDouble(parts.group(1)), Double.parseDouble(parts.group(2))),
                    detail,
                    anomalies);
        }
    }

    /** A receiver without a fix writes zeros: that is no position. */
    private static void point(GeoLocation at, Map<String, Object> detail, List<String> anomalies) {
        if (at == null || !(Math.abs(at.getLatitude()) <= 90) || !(Math.abs(at.getLongitude()) <= 180)) {
            anomalies.add("POSITION_UNREADABLE");
        } else if (at.isZero()) {
            anomalies.add("POSITION_IS_ZERO");
        } else {
            detail.put("point", List.of(round(at.getLongitude()), round(at.getLatitude())));
        }
    }

    /** To a tenth of a metre. */
    private static double round(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }
}
