package org.trucewatch.load.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import org.trucewatch.load.input.Answer;
import org.trucewatch.load.input.Api;
import org.trucewatch.load.input.Json;
import org.trucewatch.load.input.Registers;
import org.trucewatch.load.input.Settings;

import java.net.URI;

/** What every step works with: the services, the agreement's folder, and a voice. */
record Stage(Settings settings, Api api, Registers registers) {

    static Stage of(Settings settings) {
        return new Stage(
                settings, Api.of(settings), Registers.read(settings.agreement().resolve("registers.yaml")));
    }

    String agreementId() {
        return registers.agreementId();
    }

    URI incidents() {
        return settings.incidents();
    }

    URI verification() {
        return settings.verification();
    }

    URI notification() {
        return settings.notification();
    }

    /** One line about what somebody did. */
    void say(String who, String what) {
        System.out.printf("%-14s %s%n", who, what);
    }

    /** The same with where to look at it. */
    void say(String who, String what, Answer answer, String path) {
        say(who, what + "  " + answer.uri().resolve("/") + path.substring(1));
    }

    /** A text in one language after another: {@code "en", "Yes", "ru", "Да"}. */
    static ArrayNode texts(String... languagesAndTexts) {
        var texts = Json.MAPPER.createArrayNode();
        for (var i = 0; i < languagesAndTexts.length; i += 2) {
            texts.addObject().put("lang", languagesAndTexts[i]).put("text", languagesAndTexts[i + 1]);
        }
        return texts;
    }
}
