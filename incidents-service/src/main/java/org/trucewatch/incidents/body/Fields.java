package org.trucewatch.incidents.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.trucewatch.kit.problems.FieldError;
import org.trucewatch.kit.problems.Refusal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads an object of unknown quality field by field and notes everything that is wrong under its JSON pointer, so that
 * a caller learns of all of it at once.
 */
public final class Fields extends Values {

    private boolean nullsAreNoted;

    private Fields(JsonNode node, String pointer, List<FieldError> errors) {
        super(node, pointer, errors);
    }

    public static Fields of(JsonNode body) {
        return of(body, new ArrayList<>());
    }

    public static Fields of(JsonNode body, List<FieldError> errors) {
        return new Fields(body, "#", errors);
    }

    /** Notes every field that is not among these: a misspelt field would otherwise be lost without a word. */
    public Fields nothingBut(Set<String> names) {
        node.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                wrong(name, "there is no field '" + TextRule.writable(name) + "' here");
            }
        });
        return this;
    }

    /** As above, and a null is wrong as well, because it says nothing. */
    public Fields only(String... names) {
        return only(Set.of(), names);
    }

    /** As above; where it is nullable, a null says something. */
    public Fields only(Set<String> nullable, String... names) {
        nullsAreNoted = true;
        for (var name : names) {
            if (node.path(name).isNull() && !nullable.contains(name)) {
                wrong(name, "must not be null");
            }
        }
        return nothingBut(Set.of(names));
    }

    /** All of these and nothing else. */
    public Fields exactly(String... names) {
        return only(names).need(names);
    }

    /** Notes which of these are not there. */
    public Fields need(String... names) {
        for (var name : names) {
            if (!has(name) && !(nullsAreNoted && node.has(name))) {
                wrong(name, "is required");
            }
        }
        return this;
    }

    /** The object as it was sent. */
    public JsonNode sent() {
        return node;
    }

    /** Notes what is wrong somewhere deeper. */
    public void wrongAt(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
    }

    /** @throws Refusal 422 with everything that was noted */
    public void refuseIfWrong() {
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    public Fields object(String name) {
        if (!has(name)) {
            return null;
        }
        if (!node.get(name).isObject()) {
            wrong(name, "must be an object");
            return null;
        }
        return new Fields(node.get(name), at(name), errors);
    }

    /** Reads the object if it is there and is one. */
    public void within(String name, Consumer<Fields> reading) {
        var object = object(name);
        if (object != null) {
            reading.accept(object);
        }
    }

    public List<Fields> objects(String name, int most) {
        var found = new ArrayList<Fields>();
        for (JsonNode item : list(name, 0, most)) {
            int index = found.size();
            if (!item.isObject()) {
                errors.add(new FieldError(at(name) + "/" + index, "must be an object"));
                return List.of();
            }
            found.add(new Fields(item, at(name) + "/" + index, errors));
        }
        return found;
    }

    /** As above, and at least one. */
    public List<Fields> someObjects(String name, int most) {
        return list(name, 1, most).isEmpty() ? List.of() : objects(name, most);
    }

    /** The items of a list as the fields of an object, each named by its index. */
    Fields items(String name, int most) {
        var items = JsonNodeFactory.instance.objectNode();
        list(name, 0, most).forEach(item -> items.set(String.valueOf(items.size()), item));
        return new Fields(items, at(name), errors);
    }

    List<String> names() {
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    public List<String> texts(String name, int most, int length) {
        return texts(list(name, 0, most), name, value -> TextRule.problemOf(value, length));
    }

    /** Different ones, each of the given spelling. */
    public List<String> tokens(String name, int least, int most, Token token) {
        var seen = new HashSet<String>();
        return texts(list(name, least, most), name, value -> {
            if (!value.isTextual()) {
                return "must be a string";
            }
            return seen.add(value.textValue()) ? token.problemOf(value.textValue()) : "is there twice";
        });
    }

    /** Different ones, each of which is known. */
    public List<String> someOf(String name, int least, Collection<String> known) {
        var seen = new HashSet<String>();
        return texts(list(name, least, known.size()), name, value -> {
            if (!value.isTextual() || !known.contains(value.textValue())) {
                return "must be one of " + String.join(", ", known);
            }
            return seen.add(value.textValue()) ? null : "is there twice";
        });
    }

    private List<String> texts(JsonNode list, String name, Function<JsonNode, String> problemOf) {
        var found = new ArrayList<String>();
        int index = 0;
        for (JsonNode item : list) {
            var problem = problemOf.apply(item);
            if (problem == null) {
                found.add(item.textValue());
            } else {
                errors.add(new FieldError(at(name) + "/" + index, problem));
            }
            index++;
        }
        return found;
    }

    private JsonNode list(String name, int least, int most) {
        var value = node.path(name);
        if (has(name) && (!value.isArray() || value.size() < least || value.size() > most)) {
            wrong(
                    name,
                    least == 0
                            ? "must be a list of at most " + most
                            : "must be a list of at least " + least + " and at most " + most);
            return node.path("");
        }
        return value;
    }
}
