package org.trucewatch.kit.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.events.Json;

import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class ViewsTest {

    private final Views views = new Views(new AccessMatrix());

    @Test
    void whatNoRuleNamesIsHidden() throws Exception {
        assertThat(views.visible("thing", Set.of("agency"), "PUBLIC")).isFalse();
        assertThat(views.see("thing", Set.of("agency"), "PUBLIC", thing())).isEmpty();
        assertThat(views.see("unknown", Set.of("auditor"), "PUBLIC", thing())).isEmpty();
    }

    @Test
    void consentDecidesWhetherARuleHolds() throws Exception {
        assertThat(views.see("thing", Set.of("reviewer"), "NEUTRAL", thing())).isEmpty();
        assertThat(views.see("thing", Set.of("reviewer"), null, thing())).isEmpty();
        assertThat(views.see("thing", Set.of("reviewer"), "GUARANTORS", thing()))
                .isEqualTo(json("{'id':1,'place':{'name':'Aleppo'},'parts':[{'name':'a'},{}]}"));
    }

    @Test
    void severalHatsSeeTheUnionAndAStarSeesAll() throws Exception {
        assertThat(views.see("thing", Set.of("reviewer", "neutral"), "PUBLIC", thing()))
                .isEqualTo(json("{'id':1,'place':{'name':'Aleppo','point':[37,36]},'parts':[{'name':'a'},{}]}"));
        assertThat(views.see("thing", Set.of("auditor"), null, thing())).isEqualTo(thing());
    }

    @Test
    void whatIsSeenIsACopy() throws Exception {
        var full = thing();
        views.see("thing", Set.of("neutral"), null, full)
                .withObjectProperty("place")
                .put("name", "changed");
        assertThat(full).isEqualTo(thing());
    }

    private static ObjectNode thing() throws Exception {
        return json("{'id':1,'secret':2,'place':{'name':'Aleppo','point':[37,36]},"
                + "'parts':[{'name':'a','secret':3},{'secret':4}]}");
    }

    private static ObjectNode json(String text) throws Exception {
        return (ObjectNode) Json.MAPPER.readTree(text.replace('\'', '"'));
    }
}
