package org.trucewatch.examiner;

import org.apache.tika.config.TikaConfig;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What sort of file it is by its content alone, against what the uploader said. */
final class TypeLook implements Look {

    private static final int EDGE = 1 << 16;
    private static final Map<String, String> MARKS = Map.of(
            "%PDF-", "application/pdf",
            "PK\3\4", "application/zip",
            "PK\5\6", "application/zip",
            "<script", "text/javascript",
            "<html", "text/html");

    @Override
    public String kind() {
        return "TYPE";
    }

    @Override
    public String tool() {
        return "tika";
    }

    @Override
    public List<Found> at(Sample sample) throws Exception {
        var config = TikaConfig.getDefaultConfig();
        MediaType found;
        try (var in = sample.open()) {
            found = config.getDetector().detect(in, new Metadata()).getBaseType();
        }
        sample.type = found.toString();
        var detail = new LinkedHashMap<String, Object>();
        detail.put("found", sample.size == 0 ? "empty" : sample.type);
        if (!sample.claimedType.isEmpty()) {
            detail.put("claimed", sample.claimedType);
        }
        var also = also(sample);
        if (!also.isEmpty()) {
            detail.put("also", List.copyOf(also));
        }
        return List.of(new Found(kind(), compare(sample, found, config.getMediaTypeRegistry()), tool(), detail));
    }

    private static String compare(Sample sample, MediaType found, MediaTypeRegistry registry) {
        var claimed = MediaType.parse(sample.claimedType);
        if (claimed == null || claimed.getBaseType().equals(MediaType.OCTET_STREAM)) {
            return "CANNOT_TELL";
        }
        if (sample.size == 0) {
            return "DIFFERS";
        }
        if (found.equals(MediaType.OCTET_STREAM)) {
            return "CANNOT_TELL";
        }
        var said = registry.normalize(claimed.getBaseType());
        var is = registry.normalize(found);
        if (is.equals(said) || registry.isSpecializationOf(is, said)) {
            return "AGREES";
        }
        // it may be more particularly what was said: that would take a look with a reader of just that type
        return registry.isSpecializationOf(said, is) ? "CANNOT_TELL" : "DIFFERS";
    }

    /** What a picture, sound or film would also be taken for by a program that looks elsewhere in it. */
    private static Set<String> also(Sample sample) throws IOException {
        var also = new LinkedHashSet<String>();
        if (sample.type.matches("(image|audio|video)/.*")) {
            for (var edge : List.of(sample.head(EDGE), sample.tail(EDGE))) {
                var text = new String(edge, StandardCharsets.ISO_8859_1);
                MARKS.forEach((mark, type) -> {
                    if (text.contains(mark)) {
                        also.add(type);
                    }
                });
            }
        }
        return also;
    }
}
