package org.trucewatch.incidents.openrosa;

import org.trucewatch.incidents.terms.Snapshot;
import org.trucewatch.incidents.terms.Terms;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What there is to choose from: what every form has, and what the agreement in force and its registers name. */
final class Choices {

    private Choices() {}

    static Map<String, List<Choice>> of(Snapshot agreement, Terms terms, Instant now, Wordings wordings) {
        var lists = new LinkedHashMap<String, List<Choice>>();
        wordings.lists().forEach(list -> lists.put(list, wordings.choices(list)));
        lists.put(
                "kind",
                terms.kinds().stream()
                        .map(kind -> new Choice(kind.code(), Language.all(kind.text()), null))
                        .toList());
        lists.put(
                "commitment",
                terms.commitments().stream()
                        .filter(one -> one.holds(now, now))
                        .map(one -> new Choice(one.code(), Language.all(one.text()), null))
                        .toList());
        var registers = agreement.registersAt(now);
        lists.put(
                "actor",
                registers.actors().stream()
                        .map(actor -> new Choice(
                                actor.id(),
                                Language.all(actor.name()),
                                actor.type().name()))
                        .toList());
        lists.put(
                "area",
                registers.areas().stream()
                        .map(area -> new Choice(area.code(), Language.all(area.name()), null))
                        .toList());
        return lists;
    }
}
