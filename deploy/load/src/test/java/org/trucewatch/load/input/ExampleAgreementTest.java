package org.trucewatch.load.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

class ExampleAgreementTest {

    private final JsonNode agreement = Examples.agreement();
    private final Registers registers = Examples.registers();

    @Test
    void theAgreementKeepsItsSchema() {
        var schema = Schemas.file(Examples.CONTRACTS.resolve("agreement.schema.json"));

        assertThat(Schemas.errors(schema, agreement)).isEmpty();
    }

    @Test
    void theSchemaRefusesAnAgreementWithoutRulesOrWithAMisspeltOne() {
        var schema = Schemas.file(Examples.CONTRACTS.resolve("agreement.schema.json"));
        var withoutRules = ((ObjectNode) agreement.deepCopy()).without("rules");
        ObjectNode misspelt = agreement.deepCopy();
        ((ObjectNode) misspelt.path("rules").path("clocks")).put("acountReply", "PT72H");
        ObjectNode noTime = agreement.deepCopy();
        noTime.put("inForceFrom", "27 February 2016");

        assertThat(Schemas.errors(schema, withoutRules)).isNotEmpty();
        assertThat(Schemas.errors(schema, misspelt)).isNotEmpty();
        assertThat(Schemas.errors(schema, noTime)).isNotEmpty();
    }

    @Test
    void theRegistersKeepTheirSchema() {
        var schema = Schemas.file(Examples.CONTRACTS.resolve("registers.schema.json"));
        var document = Json.yaml(Examples.FOLDER.resolve("registers.yaml"));

        assertThat(Schemas.errors(schema, document)).isEmpty();
        assertThat(registers.agreementId()).isEqualTo(agreement.path("id").asText());
    }

    @Test
    void kindsAndCommitmentsNameEachOther() {
        var fromKinds = new TreeSet<String>();
        var fromCommitments = new TreeSet<String>();
        agreement.path("kinds").forEach(k -> Examples.texts(k.path("commitments"))
                .forEach(c -> fromKinds.add(k.path("code").asText() + " breaches " + c)));
        agreement.path("commitments").forEach(c -> Examples.texts(c.path("kinds"))
                .forEach(k ->
                        fromCommitments.add(k + " breaches " + c.path("code").asText())));

        assertThat(fromCommitments).isEqualTo(fromKinds).isNotEmpty();
    }

    @Test
    void everyTextIsThereInEveryAuthenticLanguage() {
        var languages = new HashSet<>(Examples.texts(agreement.path("languages")));
        var texts = new ArrayList<JsonNode>();
        texts.add(agreement.path("title"));
        agreement.path("parties").forEach(p -> texts.add(p.path("name")));
        agreement.path("kinds").forEach(k -> texts.add(k.path("text")));
        agreement.path("commitments").forEach(c -> texts.add(c.path("text")));
        agreement.path("commitments").forEach(c -> c.path("exceptions").forEach(e -> texts.add(e.path("text"))));

        assertThat(texts)
                .allSatisfy(t -> assertThat(Examples.texts(t, "lang")).containsExactlyInAnyOrderElementsOf(languages));
    }

    @Test
    void seatsGuarantorsAndBlocsAreParties() {
        var parties = Examples.texts(agreement.path("parties"), "id");

        assertThat(parties).containsAll(Examples.texts(agreement.path("guarantors")));
        assertThat(parties).contains(agreement.path("neutral").asText());
        assertThat(parties).containsAll(Examples.texts(agreement.path("blocs"), "party"));
        assertThat(Examples.texts(agreement.path("blocs"), "id"))
                .containsAll(
                        Examples.texts(agreement.path("rules").path("panel").path("seats")));
    }

    @Test
    void intervalsBeginAtLocalMidnightWithTheOffsetOfThatDay() {
        var zone = ZoneId.of(agreement.path("zone").asText());
        var times = new ArrayList<>(Examples.texts(agreement.path("commitments"), "from"));
        times.add(agreement.path("inForceFrom").asText());

        assertThat(times).map(OffsetDateTime::parse).allSatisfy(t -> {
            assertThat(zone.getRules().getOffset(t.toInstant())).isEqualTo(t.getOffset());
            assertThat(t.toLocalTime()).hasToString("00:00");
        });
    }

    @Test
    void aSpellingMeansOneActorAndRelationsPointAtRegisteredOnes() {
        var owners = new HashMap<String, String>();
        var ids = new HashSet<String>();
        for (var actor : registers.entries("actors")) {
            var id = actor.path("id").asText();
            assertThat(ids.add(id)).as(id).isTrue();
            var spellings = new HashSet<String>();
            Examples.texts(actor.path("aliases")).forEach(a -> spellings.add(a.toLowerCase()));
            Examples.texts(actor.path("name"), "text").forEach(a -> spellings.add(a.toLowerCase()));
            spellings.forEach(s -> assertThat(owners.put(s, id)).as(s).isNull());
        }
        registers.entries("actors").forEach(a -> assertThat(ids)
                .containsAll(Examples.texts(a.path("relations"), "actor")));
    }

    @Test
    void noCoordinatesOfProtectedSitesAreCheckedIn() {
        assertThat(registers.entries("protectedSites")).isNotEmpty().noneMatch(s -> s.has("point"));
    }

    @Test
    void anActorIsFoundByTheSpellingsOfTheBulletins() {
        assertThat(registers.actor("Fastykim  Kama Umirta").orElseThrow().id()).isEqualTo("fastaqim-kama-umirt");
        assertThat(registers.actor("IS").orElseThrow().type()).isEqualTo("EXCLUDED");
        assertThat(registers.actor("Syrian insurgents")).isEmpty();
        assertThat(registers.area("Rif Dimashq Governorate")).contains("SY03");
    }
}
