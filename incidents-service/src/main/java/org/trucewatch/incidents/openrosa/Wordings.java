package org.trucewatch.incidents.openrosa;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.runtime.Startup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/** What the form says that no agreement says: {@code openrosa/wordings.yaml}, which translators can edit. */
@Startup // so that nobody waits for words that cannot be read
@ApplicationScoped
class Wordings {

    /** @param texts by language tag */
    private record Said(Map<String, String> label, Map<String, String> hint, Map<String, String> wrong) {}

    private record Document(
            Map<String, String> title,
            Map<String, Said> questions,
            Map<String, Map<String, Map<String, String>>> choices) {}

    private final Document document;

    Wordings() {
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream("openrosa/wordings.yaml")) {
            document = new YAMLMapper().readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("the words of the forms cannot be read", e);
        }
    }

    /** What follows the agreement's title. */
    String title(Language language) {
        return document.title().get(language.tag());
    }

    /** @param path such as {@code /place/point} */
    Map<Language, String> label(String path) {
        return languages(document.questions().get(path).label());
    }

    Optional<Map<Language, String>> hint(String path) {
        return Optional.ofNullable(document.questions().get(path).hint()).map(Wordings::languages);
    }

    /** What is said to who answers against a constraint. */
    Optional<Map<Language, String>> wrong(String path) {
        return Optional.ofNullable(document.questions().get(path).wrong()).map(Wordings::languages);
    }

    /** The lists that are the same in all forms. */
    List<String> lists() {
        return List.copyOf(document.choices().keySet());
    }

    List<Choice> choices(String list) {
        return document.choices().get(list).entrySet().stream()
                .map(choice -> new Choice(choice.getKey(), languages(choice.getValue()), null))
                .toList();
    }

    private static Map<Language, String> languages(Map<String, String> texts) {
        var all = new EnumMap<Language, String>(Language.class);
        for (var language : Language.values()) {
            all.put(language, texts.get(language.tag()));
        }
        return all;
    }
}
