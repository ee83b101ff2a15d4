package org.trucewatch.notification.letter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.Engine;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.CanonicalJson;
import org.trucewatch.notification.agreement.Terms;
import org.trucewatch.notification.notice.Draft;
import org.trucewatch.notification.notice.Heading;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

/** Writes a notice in every language of its agreement, as one document with one digest. */
@ApplicationScoped
public class Composer {

    private static final Pattern EMPTY_LINES = Pattern.compile("\n{3,}");

    private final Engine templates;

    Composer(Engine templates) {
        this.templates = templates;
    }

    /** The document is canonical JSON (RFC 8785), so the digest can be checked over the very bytes that are kept. */
    public Draft compose(Heading heading, Terms terms, Facts facts) {
        ObjectNode document = Json.MAPPER.valueToTree(heading);
        document.set("facts", Json.MAPPER.valueToTree(facts));
        var letters = document.putArray("letters");
        var titles = new ArrayList<Title>();
        for (Language language : Language.of(terms.languages())) {
            Letter letter = letter(language, heading, terms, facts);
            letters.add((JsonNode) Json.MAPPER.valueToTree(letter));
            titles.add(new Title(letter.lang(), letter.title()));
        }
        byte[] canonical = CanonicalJson.bytes(document);
        return new Draft(
                heading,
                new String(canonical, StandardCharsets.UTF_8),
                digest(canonical),
                Json.MAPPER.valueToTree(titles).toString());
    }

    private static String digest(byte[] canonical) {
        try {
            return "sha-256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Letter letter(Language language, Heading heading, Terms terms, Facts facts) {
        var lexicon = new Lexicon(language, terms);
        var said = render(language, facts.template(), lexicon, "f", facts, heading);
        int firstLine = said.indexOf('\n');
        var title = said.substring(0, firstLine).strip();
        var body = said.substring(firstLine).strip();
        var text = render(language, "frame", lexicon, "body", body, heading);
        return new Letter(
                language.tag,
                language.dir,
                heading.drill() ? lexicon.word("drill", "mark") + " " + title : title,
                EMPTY_LINES.matcher(text.strip()).replaceAll("\n\n"));
    }

    private String render(Language language, String template, Lexicon lexicon, String name, Object what, Heading head) {
        return templates
                .getTemplate("letters/" + language.tag + "/" + template + ".txt")
                .data("l", lexicon)
                .data("h", head)
                .data(name, what)
                .render();
    }
}
