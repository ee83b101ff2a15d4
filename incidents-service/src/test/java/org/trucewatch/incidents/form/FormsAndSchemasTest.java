package org.trucewatch.incidents.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trucewatch.incidents.intake.ReportShape;
import org.trucewatch.incidents.register.Register;
import org.trucewatch.kit.problems.Refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The published schemas of bodies and the code that reads them say the same. */
class FormsAndSchemasTest {

    /** Each kind of body: its schema, what reads it, and a body that is right in every field it can have. */
    enum Body {
        REPORT("report", ReportShape::read, RightBodies.report()),
        AGREEMENT("agreement", body -> AgreementForm.read(body, "US", null), RightBodies.agreement()),
        ACTOR("registers#/$defs/actorBody", entry(Register.ACTORS), RightBodies.actor()),
        AREA("registers#/$defs/areaBody", entry(Register.AREAS), RightBodies.area()),
        AGENCY("registers#/$defs/agencyBody", entry(Register.AGENCIES), RightBodies.agency()),
        SITE("registers#/$defs/protectedSiteBody", entry(Register.PROTECTED_SITES), RightBodies.site()),
        ACTOR_REVISION(
                "registers#/$defs/actorRevision", revision(Register.ACTORS), RightBodies.revision(RightBodies.actor())),
        AREA_REVISION(
                "registers#/$defs/areaRevision", revision(Register.AREAS), RightBodies.revision(RightBodies.area())),
        AGENCY_REVISION(
                "registers#/$defs/agencyRevision",
                revision(Register.AGENCIES),
                RightBodies.revision(RightBodies.agency())),
        SITE_REVISION(
                "registers#/$defs/protectedSiteRevision",
                revision(Register.PROTECTED_SITES),
                RightBodies.revision(RightBodies.site())),
        CONTEST("registers#/$defs/contestBody", ContestForm::read, RightBodies.contest()),
        GRANT(
                "registers#/$defs/grantBody",
                GrantForm::read,
                RightBodies.contest().put("party", "RU")),
        WITHDRAWAL("registers#/$defs/withdrawalBody", ContestForm::withdrawing, RightBodies.confirmation()),
        ADHERENCE("registers#/$defs/adherenceBody", AdherenceForm::read, RightBodies.adherence()),
        STATEMENT("statement", StatementForm::read, RightBodies.statement()),
        TALLY("tally", TallyForm::read, RightBodies.tally()),
        POSITION("decisions#/$defs/position", PositionForm::read, RightBodies.position()),
        ADMISSION("decisions#/$defs/admission", AdmissionForm::read, RightBodies.admission()),
        ERASURE("decisions#/$defs/erasure", ReasonForm::read, RightBodies.erasure()),
        OPENING("decisions#/$defs/opening", ReasonForm::read, RightBodies.erasure()),
        CONFIRMATION("decisions#/$defs/confirmation", ReasonForm::confirming, RightBodies.confirmation()),
        DISMISSAL("decisions#/$defs/dismissal", DismissalForm::read, RightBodies.confirmation()),
        DEVICE_KEY("device-keys#/$defs/key", KeyForm::read, RightBodies.deviceKey()),
        REVOCATION("device-keys#/$defs/revocation", KeyForm::revoking, RightBodies.confirmation()),
        LINK("decisions#/$defs/link", LinkForm::read, RightBodies.link());

        private final String schema;
        private final Consumer<ObjectNode> form;
        private final ObjectNode right;

        Body(String schema, Consumer<ObjectNode> form, ObjectNode right) {
            this.schema = schema;
            this.form = form;
            this.right = right;
        }

        private static Consumer<ObjectNode> entry(Register register) {
            return body -> RegisterForm.read(register, body);
        }

        private static Consumer<ObjectNode> revision(Register register) {
            return body -> RevisionForm.read(register, body);
        }

        /** Pointers of what the code refuses. */
        List<String> refused(ObjectNode body) {
            try {
                form.accept(body);
                return List.of();
            } catch (Refusal refusal) {
                assertThat(refusal.status()).isEqualTo(422);
                return refusal.errors().stream()
                        .map(error -> error.pointer().substring(1))
                        .toList();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theExampleIsRightToBothAndLeavesNoFieldOut(Body body) {
        assertThat(body.refused(body.right)).isEmpty();
        assertThat(Schemas.accepts(Schemas.named(body.schema), body.right)).isTrue();
        // a link is to one of two things
        assertThat(Walk.through(body.schema, body.right).lacking).isSubsetOf(Set.of("/incidentId"));
    }

    @ParameterizedTest
    @EnumSource
    void whatTheSchemaRefusesTheCodeRefusesUnderItsPointer(Body body) {
        var schema = Schemas.named(body.schema);
        var slipped = new ArrayList<String>();
        int refused = 0;
        for (var mutation : Mutations.of(body.right)) {
            if (!Schemas.accepts(schema, mutation.body())) {
                refused++;
                var pointers = body.refused(mutation.body());
                if (pointers.stream().noneMatch(pointer -> concerns(pointer, mutation.pointer()))) {
                    slipped.add(mutation + ": " + pointers);
                }
            }
        }
        assertThat(refused).isGreaterThan(10);
        assertThat(slipped).isEmpty();
    }

    /** A list of fixed length, such as a point, is named as a whole. */
    private static boolean concerns(String pointer, String changed) {
        return pointer.startsWith(changed) || changed.startsWith(pointer + "/") && !pointer.isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatTheCodeRequiresTheSchemaRequires(Body body) {
        var schema = Schemas.named(body.schema);

        assertThat(Mutations.of(body.right))
                .filteredOn(mutation -> mutation.change().equals("left out"))
                .allSatisfy(mutation -> assertThat(body.refused(mutation.body()).isEmpty())
                        .as(mutation.toString())
                        .isEqualTo(Schemas.accepts(schema, mutation.body())));
    }

    @ParameterizedTest
    @EnumSource
    void everyValueThatTheSchemaListsIsTakenByTheCode(Body body) {
        var choices = Walk.through(body.schema, body.right).choices;

        assertThat(choices).allSatisfy(choice -> assertThat(body.refused(choice.in(body.right)))
                .as(choice.toString())
                .doesNotContain(choice.pointer()));
    }

    @ParameterizedTest
    @EnumSource
    void textThatCannotBeKeptAndNumbersWithoutEndAreRefused(Body body) {
        assertThat(Mutations.of(body.right))
                .filteredOn(mutation ->
                        Stream.of("u0000", "half", "E308", "Infinity").anyMatch(mutation.change()::contains))
                .isNotEmpty()
                .allSatisfy(mutation -> assertThat(body.refused(mutation.body()))
                        .as(mutation.toString())
                        .isNotEmpty());
    }
}
