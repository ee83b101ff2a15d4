package org.trucewatch.incidents.openrosa;

import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.Ids;

import java.util.UUID;

/**
 * A filled form: whose it is and which one, as OpenRosa's metadata say.
 *
 * @param form which form was filled
 * @param version of the form, or null
 * @param id by which a phone knows this filling of it
 * @param before the id under which it was sent before it was edited, or null
 */
record Instance(String form, String version, String id, String before, Element answers) {

    private static final String META = "meta";
    private static final int LONGEST = 300;

    /** @throws Refusal 400 when it cannot be read, 422 when it does not say what it is */
    static Instance read(byte[] xml) {
        var root = Elements.read(xml);
        var form = root.attribute("id");
        if (form == null || form.isBlank()) {
            throw Refusal.invalid("#", "the root element has no attribute id, which would name the form");
        }
        var id = meta(root, "instanceID");
        if (id == null) {
            throw Refusal.invalid("#/meta/instanceID", "is required");
        }
        return new Instance(form.strip(), root.attribute("version"), id, meta(root, "deprecatedID"), root);
    }

    private static String meta(Element root, String name) {
        var text = root.child(META)
                .flatMap(meta -> meta.child(name))
                .map(Element::text)
                .orElse("");
        if (text.length() > LONGEST) {
            throw Refusal.invalid("#/meta/" + name, "must have at most " + LONGEST + " characters");
        }
        return text.isEmpty() ? null : text;
    }

    /** The report that it is; another agency's with the same id is another. */
    UUID report(String agency) {
        return report(agency, id);
    }

    /** The report that it corrects, or null. */
    UUID corrected(String agency) {
        return before == null ? null : report(agency, before);
    }

    private UUID report(String agency, String instance) {
        return Ids.named("openrosa", agency, form, instance);
    }

    static boolean isMeta(Element element) {
        return element.name().equals(META);
    }
}
