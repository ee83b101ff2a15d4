package org.trucewatch.incidents.api;

import org.trucewatch.incidents.body.Bodies;
import org.trucewatch.incidents.device.Phone;
import org.trucewatch.incidents.evidence.EvidenceSettings;
import org.trucewatch.incidents.evidence.Pouring;
import org.trucewatch.incidents.openrosa.Form;
import org.trucewatch.incidents.openrosa.Forms;
import org.trucewatch.incidents.openrosa.Reply;
import org.trucewatch.incidents.openrosa.Submission;
import org.trucewatch.incidents.openrosa.SubmissionDesk;
import org.trucewatch.incidents.transfer.Bounded;
import org.trucewatch.incidents.transfer.Disposition;
import org.trucewatch.incidents.transfer.FormParts;
import org.trucewatch.kit.problems.Refusal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** What phones ask for and send, wherever they show their key. */
@ApplicationScoped
class PhoneCalls {

    private static final String ANSWERS = "xml_submission_file";
    private static final String INCOMPLETE = "*isIncomplete*"; // a phone that sends more bodies says so in a field
    private static final int PARTS = 200;

    private final Phone phone;
    private final Forms forms;
    private final SubmissionDesk desk;
    private final UploadPlaces places;
    private final EvidenceSettings files;

    PhoneCalls(Phone phone, Forms forms, SubmissionDesk desk, UploadPlaces places, EvidenceSettings files) {
        this.phone = phone;
        this.forms = forms;
        this.desk = desk;
        this.places = places;
        this.files = files;
    }

    /** @param wanted the id of the only one that is wanted, or null */
    Response list(String wanted, UriInfo uri) {
        var agency = phone.key().agency();
        var listed = wanted == null
                ? forms.of(agency)
                : forms.of(agency, wanted).stream().toList();
        return xml(Response.ok(), Forms.list(listed, form -> beside("forms/" + form.id(), uri)));
    }

    Response form(String id) {
        Form form = forms.of(phone.key().agency(), id).orElseThrow(() -> Refusal.notFound("The form"));
        return xml(Response.ok(), form.xml());
    }

    Response whereToSubmit(UriInfo uri) {
        phone.key();
        return accepting(Response.noContent())
                .header(HttpHeaders.LOCATION, beside("submission", uri))
                .build();
    }

    Response take(InputStream body, HttpHeaders headers) {
        var tooLarge = Pouring.tooLarge(longest());
        if (headers.getLength() > longest()) {
            throw tooLarge;
        }
        var bounded = new Bounded(body, longest(), () -> tooLarge);
        try {
            var parts = new FormParts(bounded, headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
            var first = parts.next();
            if (first == null || !ANSWERS.equals(disposition(first).name())) {
                throw Refusal.malformed("The first part is not " + ANSWERS);
            }
            var delivered = desk.take(Bodies.bytes(first.content()), phone.key());
            var leftOut = takeFiles(parts, delivered.submission());
            bounded.transferTo(OutputStream.nullOutputStream());
            var message = message(desk.awaited(delivered.submission()), leftOut);
            return xml(accepting(Response.status(201)), Reply.taken(message, delivered.receipt()));
        } catch (IOException e) {
            throw Refusal.malformed("The body broke off");
        }
    }

    /** Those that no answer names are not ours to have: on the phone they were taken out of the form. */
    private List<String> takeFiles(FormParts parts, Submission submission) throws IOException {
        var leftOut = new ArrayList<String>();
        UploadPlaces.Place place = null;
        try {
            int count = 1;
            for (FormParts.Part part; (part = parts.next()) != null; ) {
                if (++count > PARTS) {
                    throw Refusal.malformed("The form has more than " + PARTS + " parts");
                }
                var name = filename(part);
                if (submission.files().contains(name)) {
                    place = place == null ? places.take(phone.key().agency()) : place;
                    var type = EvidenceForm.mediaType(part.header(HttpHeaders.CONTENT_TYPE));
                    desk.take(submission, name, type, part.content());
                } else if (!INCOMPLETE.equals(name)) {
                    leftOut.add(name);
                }
            }
        } finally {
            if (place != null) {
                place.close();
            }
        }
        return leftOut;
    }

    private static Disposition disposition(FormParts.Part part) {
        return Disposition.parse(part.header("Content-Disposition"));
    }

    private static String filename(FormParts.Part part) {
        var disposition = disposition(part);
        var name = disposition.filename() == null ? disposition.name() : disposition.filename();
        if (name == null) {
            throw Refusal.malformed("A part of the form has no name");
        }
        return name;
    }

    private static String message(List<String> awaited, List<String> leftOut) {
        var message = new StringBuilder("Taken.");
        if (!awaited.isEmpty()) {
            message.append(" Awaited: ").append(String.join(", ", awaited)).append('.');
        }
        if (!leftOut.isEmpty()) {
            message.append(" Left out, because no answer names it: ")
                    .append(String.join(", ", leftOut))
                    .append('.');
        }
        return message.toString();
    }

    private long longest() {
        return files.maxSize().asLongValue() + EvidenceIntakeResource.BESIDE_THE_FILE;
    }

    private Response.ResponseBuilder accepting(Response.ResponseBuilder answer) {
        return answer.header("X-OpenRosa-Accept-Content-Length", longest());
    }

    private static Response xml(Response.ResponseBuilder answer, byte[] document) {
        return answer.entity(document).type(PhoneAnswers.XML).build();
    }

    /** The address of a call beside the present one, by the name under which the phone reaches this service. */
    private static String beside(String path, UriInfo uri) {
        return uri.getRequestUri().resolve(path).toString();
    }
}
