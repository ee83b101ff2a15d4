package org.trucewatch.incidents.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.incidents.body.Fields;
import org.trucewatch.incidents.body.Token;
import org.trucewatch.incidents.body.Wording;
import org.trucewatch.incidents.register.Register;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The body of an entry of a register, as {@code registers.schema.json} publishes it. */
public final class RegisterForm {

    /**
     * @param entry what is entered: the body without the agreement's id
     * @param turns when, by what it says itself, it begins and ceases to hold
     */
    public record Entered(String agreementId, String id, ObjectNode entry, List<Instant> turns) {}

    private static final List<String> TYPES = List.of("ARMED_GROUP", "PARTY_FORCE", "EXCLUDED");
    private static final List<String> RELATIONS = List.of("PART_OF", "SUCCESSOR_OF", "JOINT_OPERATION");
    private static final List<String> SITES = List.of("HOSPITAL", "SCHOOL", "CAMP", "WATER", "CONVOY");
    private static final int MANY = 200;
    private static final int FEW = 20;

    private RegisterForm() {}

    /** @throws org.trucewatch.kit.problems.Refusal 422 with every field that is wrong */
    public static Entered read(Register register, ObjectNode body) {
        var form = Fields.of(body);
        var id = entry(register, form);
        var agreement = form.need("agreementId").text("agreementId", Token.SLUG);
        form.refuseIfWrong();
        return new Entered(agreement, id, body.deepCopy().without("agreementId"), turns(register, form));
    }

    /** Notes what is wrong with an entry. Its id, or null. */
    static String entry(Register register, Fields form) {
        return switch (register) {
            case ACTORS -> actor(form);
            case AREAS -> area(form);
            case AGENCIES -> agency(form);
            case PROTECTED_SITES -> site(form);
        };
    }

    /** Of an entry that is in order. */
    static List<Instant> turns(Register register, Fields form) {
        return register != Register.AREAS
                ? List.of()
                : Stream.of(form.time("from"), form.time("until"))
                        .filter(Objects::nonNull)
                        .map(OffsetDateTime::toInstant)
                        .toList();
    }

    private static String actor(Fields actor) {
        actor.only(
                        Set.of("party", "adherence"),
                        "agreementId",
                        "id",
                        "name",
                        "aliases",
                        "type",
                        "party",
                        "alliedBlocs",
                        "adherence",
                        "relations",
                        "note")
                .need("id", "name", "aliases", "type", "party", "alliedBlocs", "adherence", "relations");
        Wording.texts(actor, "name");
        actor.texts("aliases", MANY, Wording.NAME);
        actor.oneOf("type", TYPES);
        actor.text("party", Token.PARTY);
        actor.tokens("alliedBlocs", 0, FEW, Token.PARTY);
        actor.within("adherence", adherence -> {
            adherence.exactly("from", "depositedWith").time("from");
            adherence.text("depositedWith", Token.PARTY);
        });
        for (var relation : actor.objects("relations", FEW)) {
            relation.exactly("kind", "actor").oneOf("kind", RELATIONS);
            relation.text("actor", Token.SLUG);
        }
        Wording.note(actor);
        return actor.text("id", Token.SLUG);
    }

    private static String area(Fields area) {
        area.only("agreementId", "code", "name", "aliases", "bbox", "centre", "assertedBy", "from", "until")
                .need("code", "name", "bbox", "centre");
        area.text("assertedBy", Token.PARTY);
        ends(area, "until", area.time("from"));
        Wording.texts(area, "name");
        area.texts("aliases", MANY, Wording.NAME);
        area.box("bbox");
        area.point("centre");
        return area.text("code", Token.AREA);
    }

    private static String agency(Fields agency) {
        agency.only("agreementId", "id", "name", "affiliation", "sponsor", "accreditedFrom", "accreditedUntil", "note")
                .need("id", "name", "affiliation", "sponsor", "accreditedFrom");
        Wording.texts(agency, "name");
        agency.text("affiliation", Token.AFFILIATION);
        agency.text("sponsor", Token.PARTY);
        ends(agency, "accreditedUntil", agency.time("accreditedFrom"));
        Wording.note(agency);
        return agency.text("id", Token.SLUG);
    }

    private static void ends(Fields entry, String name, OffsetDateTime beginning) {
        var end = entry.time(name);
        if (end != null && beginning != null && !end.isAfter(beginning)) {
            entry.wrong(name, "must be after its beginning");
        }
    }

    private static String site(Fields site) {
        site.only("agreementId", "id", "kind", "name", "area", "owner", "point", "note")
                .need("id", "kind", "name", "area", "owner");
        site.oneOf("kind", SITES);
        Wording.texts(site, "name");
        site.text("area", Token.AREA);
        site.text("owner", Token.PARTY);
        site.point("point");
        Wording.note(site);
        return site.text("id", Token.SLUG);
    }
}
