package org.trucewatch.incidents.openrosa;

import org.trucewatch.incidents.terms.Snapshot;
import org.trucewatch.incidents.terms.Snapshots;
import org.trucewatch.kit.time.BusinessClock;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

/** The forms by which agencies report: one for each agreement in force under which an agency is accredited. */
@ApplicationScoped
public class Forms {

    private static final String LIST = "http://openrosa.org/xforms/xformsList";

    private final Snapshots snapshots;
    private final Wordings wordings;
    private final BusinessClock clock;

    Forms(Snapshots snapshots, Wordings wordings, BusinessClock clock) {
        this.snapshots = snapshots;
        this.wordings = wordings;
        this.clock = clock;
    }

    /** Those of an agency. */
    public List<Form> of(String agency) {
        return snapshots.all().stream()
                .flatMap(agreement -> form(agreement, agency).stream())
                .toList();
    }

    /** One of them. */
    public Optional<Form> of(String agency, String id) {
        return snapshots.fresh(id).flatMap(agreement -> form(agreement, agency));
    }

    private Optional<Form> form(Snapshot agreement, String agency) {
        var now = clock.instant();
        return agreement
                .accredited(agency, now)
                .flatMap(any -> agreement.versionAt(now))
                .map(version -> {
                    var terms = version.terms();
                    var title = Language.all(terms.title()).get(Language.EN) + ": " + wordings.title(Language.EN);
                    var number = Form.version(agreement, version);
                    var choices = Choices.of(agreement, terms, now, wordings);
                    var xml = FormWriter.write(agreement.agreementId(), number, title, choices, wordings, terms.zone());
                    return new Form(agreement.agreementId(), number, title, xml);
                });
    }

    /** The list that phones ask for first. @param address where each form is */
    public static byte[] list(List<Form> forms, Function<Form, String> address) {
        return Markup.document(out -> out.element(
                "xforms",
                () -> {
                    for (var form : forms) {
                        out.element("xform", () -> {
                            out.text("formID", form.id());
                            out.text("name", form.title());
                            out.text("version", form.version());
                            out.text("hash", form.hash());
                            out.text("downloadUrl", address.apply(form));
                        });
                    }
                },
                "xmlns",
                LIST));
    }
}
