package org.trucewatch.incidents.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.incidents.body.Bodies;
import org.trucewatch.incidents.body.Fields;
import org.trucewatch.incidents.evidence.Capture;
import org.trucewatch.incidents.evidence.Parcel;
import org.trucewatch.incidents.evidence.Pouring;
import org.trucewatch.incidents.evidence.Said;
import org.trucewatch.incidents.report.Consent;
import org.trucewatch.incidents.transfer.ContentDigest;
import org.trucewatch.incidents.transfer.Disposition;
import org.trucewatch.incidents.transfer.FormParts;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.problems.FieldError;
import org.trucewatch.kit.problems.Refusal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.Locale;
import java.util.regex.Pattern;

import jakarta.ws.rs.core.HttpHeaders;

/**
 * Reads what comes with a file: the same {@code id}, {@code consent} and {@code capture} are fields of a form, or, with a
 * bare body, parameters of the address and, because addresses are written to logs and where the observer stood must not be,
 * the header {@code Evidence-Capture}.
 */
final class EvidenceForm {

    static final String CAPTURE = "Evidence-Capture";

    private static final Pattern MEDIA_TYPE =
            Pattern.compile("\\s*([A-Za-z0-9!#$&^_.+-]{1,63}/[A-Za-z0-9!#$&^_.+-]{1,63})\\s*(;.*)?");
    private static final String UNKNOWN = "application/octet-stream";
    private static final int FIELD = 16 * 1024;
    private static final int PARTS = 16;
    private static final int LONGEST_DEVICE = 200;
    private static final int LONGEST_NOTE = 2000;

    private final ObjectNode fields = Json.MAPPER.createObjectNode();
    private String mediaType = UNKNOWN;
    private String filename;

    /** A body that is the file. */
    static Parcel bare(InputStream body, HttpHeaders headers, String id, String consent) {
        var form = new EvidenceForm();
        form.say("id", id);
        form.say("consent", consent);
        form.say("capture", headers.getHeaderString(CAPTURE));
        form.describe(
                headers.getHeaderString(HttpHeaders.CONTENT_TYPE), headers.getHeaderString("Content-Disposition"));
        var said = form.said(); // refused before anything is read
        var digest = ContentDigest.parse(headers.getHeaderString("Content-Digest"));
        return file -> {
            file.pour(body, digest);
            return said;
        };
    }

    /** A body of {@code multipart/form-data}. */
    static Parcel form(InputStream body, HttpHeaders headers, String id, String consent) {
        var form = new EvidenceForm();
        form.say("id", id);
        form.say("consent", consent);
        form.say("capture", headers.getHeaderString(CAPTURE));
        var whole = ContentDigest.parse(headers.getHeaderString("Content-Digest"));
        var contentType = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
        return file -> {
            var digests = whole.digests();
            var digested = body;
            for (var digest : digests.values()) {
                digested = new DigestInputStream(digested, digest);
            }
            form.read(new FormParts(digested, contentType), file);
            digested.transferTo(OutputStream.nullOutputStream());
            whole.check(digests);
            return form.said();
        };
    }

    private void read(FormParts parts, Pouring file) throws IOException {
        int count = 0;
        for (FormParts.Part part; (part = parts.next()) != null; ) {
            if (++count > PARTS) {
                throw Refusal.malformed("The form has more than " + PARTS + " parts");
            }
            var disposition = part.header("Content-Disposition");
            var name = Disposition.parse(disposition).name();
            if ("file".equals(name)) {
                describe(part.header(HttpHeaders.CONTENT_TYPE), disposition);
                file.pour(part.content(), ContentDigest.parse(part.header("Content-Digest")));
            } else {
                say(name, text(part.content()));
            }
        }
    }

    private static String text(InputStream content) throws IOException {
        var bytes = content.readNBytes(FIELD + 1);
        if (bytes.length > FIELD) {
            throw Refusal.malformed("A field of the form has more than " + FIELD + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void describe(String claimedType, String disposition) {
        mediaType = mediaType(claimedType);
        filename = Disposition.parse(disposition).filename();
    }

    /** As it is claimed, without parameters; what is no media type says nothing. */
    static String mediaType(String claimed) {
        var type = claimed == null ? null : MEDIA_TYPE.matcher(claimed);
        return type != null && type.matches() ? type.group(1).toLowerCase(Locale.ROOT) : UNKNOWN;
    }

    private void say(String name, String value) {
        if (value == null) {
            return;
        }
        if (name == null || fields.has(name)) {
            throw name == null
                    ? Refusal.malformed("A part of the form has no name")
                    : Refusal.invalid(FieldError.below("#", name), "is there twice");
        }
        if (name.equals("capture")) {
            fields.set(name, Bodies.json(value.getBytes(StandardCharsets.UTF_8)));
        } else {
            fields.put(name, value);
        }
    }

    private Said said() {
        var read = Fields.of(fields, new ArrayList<>()).only("id", "consent", "capture");
        var id = read.uuid("id");
        var consent = read.oneOf("consent", Consent.class);
        var capture = capture(read.object("capture"));
        read.refuseIfWrong();
        return new Said(id, consent, mediaType, filename, capture);
    }

    private static Capture capture(Fields capture) {
        if (capture == null) {
            return null;
        }
        capture.only("at", "point", "device", "note");
        return new Capture(
                capture.time("at"),
                capture.point("point"),
                capture.text("device", LONGEST_DEVICE),
                capture.text("note", LONGEST_NOTE));
    }
}
