package org.trucewatch.notification.letter;

import io.quarkus.qute.Engine;
import io.quarkus.qute.RawString;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

/** Shows letters as HTML. The words are those of the plain text, so that both are the same document. */
@ApplicationScoped
public class HtmlLetters {

    private static final Pattern EMPTY_LINES = Pattern.compile("\n{2,}");

    private final Engine templates;

    HtmlLetters(Engine templates) {
        this.templates = templates;
    }

    /**
     * A page with the letters one below the other, each in its own direction.
     *
     * @param drill whether it has to be seen at first sight that this is an exercise
     */
    public String page(List<Letter> letters, String reference, String digest, String releasedAt, boolean drill) {
        var shown = letters.stream()
                .map(letter -> Map.of(
                        "lang",
                        letter.lang(),
                        "dir",
                        letter.dir(),
                        "title",
                        new RawString(inline(letter.title())),
                        "body",
                        new RawString(blocks(letter.text()))))
                .toList();
        return templates
                .getTemplate("notice.html")
                .data("letters", shown)
                .data("lang", letters.get(0).lang())
                .data("dir", letters.get(0).dir())
                .data("title", Isolates.without(letters.get(0).title()))
                .data("foot", foot(Language.of(letters.get(0)).words))
                .data("drill", drill)
                .data("reference", reference)
                .data("digest", digest)
                .data("releasedAt", releasedAt)
                .render();
    }

    private static Map<String, String> foot(Words words) {
        return Stream.of("reference", "released", "digest")
                .collect(Collectors.toMap(name -> name, name -> words.of("foot", name)));
    }

    static String blocks(String text) {
        return EMPTY_LINES.splitAsStream(text).map(HtmlLetters::block).collect(Collectors.joining("\n"));
    }

    private static String block(String block) {
        var html = new StringBuilder();
        boolean inList = false;
        boolean inParagraph = false;
        for (String line : block.split("\n")) {
            boolean item = line.startsWith("• ");
            if (item != inList) {
                html.append(inParagraph ? "</p>\n" : "").append(item ? "<ul>\n" : "</ul>\n");
                inParagraph = false;
                inList = item;
            }
            if (item) {
                html.append("<li>").append(inline(line.substring(2))).append("</li>\n");
            } else {
                html.append(inParagraph ? "<br>\n" : "<p>").append(inline(line));
                inParagraph = true;
            }
        }
        return html.append(inParagraph ? "</p>" : "")
                .append(inList ? "</ul>" : "")
                .toString();
    }

    static String inline(String text) {
        var html = new StringBuilder(text.length() + 64);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case Isolates.FIRST_STRONG -> html.append("<bdi>");
                case Isolates.POP -> html.append("</bdi>");
                default -> html.append(c);
            }
        }
        return html.toString();
    }
}
