package org.trucewatch.notification.letter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateInstance;
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
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

/** Writes a notice in every language of its agreement, as one document with one digest. */
@ApplicationScoped
public class Composer {

    private static final Pattern EMPTY_LINES = Pattern.compile("\n{3,}");

    private final Engine templates;
    private final Supplier<Optional<QuotedCheckpoint>> latest;

    Composer(Engine templates, Supplier<Optional<QuotedCheckpoint>> latest) {
        this.templates = templates;
        this.latest = latest;
    }

    /** The document is canonical JSON (RFC 8785), so the digest can be checked over the very bytes that are kept. */
    public Draft compose(Heading heading, Terms terms, Facts facts) {
        ObjectNode document = Json.MAPPER.valueToTree(heading);
        document.set("facts", Json.MAPPER.valueToTree(facts));
        var quoted = latest.get().orElse(null);
        if (quoted != null) {
            document.put("checkpoint", quoted.note());
        }
        var letters = document.putArray("letters");
        var titles = new ArrayList<Title>();
        for (Language language : Language.of(terms.languages())) {
            Letter letter = letter(language, heading, terms, facts, quoted);
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

    private Letter letter(Language language, Heading heading, Terms terms, Facts facts, QuotedCheckpoint quoted) {
        var lexicon = new Lexicon(language, terms);
        var said = template(language, facts.template(), lexicon, heading)
                .data("f", facts)
                .render();
        int firstLine = said.indexOf('\n');
        var title = said.substring(0, firstLine).strip();
        var body = said.substring(firstLine).strip();
        var text = template(language, "frame", lexicon, heading)
                .data("body", body)
                .data("c", quoted)
                .render();
        return new Letter(
                language.tag,
                language.dir,
                heading.drill() ? lexicon.word("drill", "mark") + " " + title : title,
                EMPTY_LINES.matcher(text.strip()).replaceAll("\n\n"));
    }

    private TemplateInstance template(Language language, String template, Lexicon lexicon, Heading heading) {
        return templates
                .getTemplate("letters/" + language.tag + "/" + template + ".txt")
                .data("l", lexicon)
                .data("h", heading);
    }
}
