package org.trucewatch.incidents.openrosa;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An element of what a phone sent, by its local name; clients differ in the namespaces that they write. */
final class Element {

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Element> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    Element(String name) {
        this.name = name;
    }

    void attribute(String attribute, String value) {
        attributes.put(attribute, value);
    }

    void add(Element child) {
        children.add(child);
    }

    void add(String more) {
        text.append(more);
    }

    String name() {
        return name;
    }

    /** Or null. */
    String attribute(String attribute) {
        return attributes.get(attribute);
    }

    List<Element> children() {
        return children;
    }

    Optional<Element> child(String wanted) {
        return children.stream().filter(one -> one.name.equals(wanted)).findFirst();
    }

    String text() {
        return text.toString().strip();
    }

    /** Whether neither it nor anything in it says anything. */
    boolean isBlank() {
        return text().isEmpty() && children.stream().allMatch(Element::isBlank);
    }
}
