package org.trucewatch.incidents.openrosa;

import java.util.List;
import java.util.Optional;

/** A part of the form, under the name that the same thing has in a report. */
sealed interface Entry {

    String name();

    /** XPath, seen from here, when it is asked at all; null for always. */
    String relevant();

    /** @param repeats whether there may be several of it */
    record Group(String name, boolean repeats, String relevant, List<Entry> entries) implements Entry {

        static Group of(String name, Entry... entries) {
            return new Group(name, false, null, List.of(entries));
        }

        static Group several(String name, Entry... entries) {
            return new Group(name, true, null, List.of(entries));
        }

        Group when(String xpath) {
            return new Group(name, repeats, xpath, entries);
        }

        Optional<Entry> entry(String wanted) {
            return entries.stream().filter(one -> one.name().equals(wanted)).findFirst();
        }
    }

    /**
     * One question.
     *
     * @param choices the list that is chosen from, or null
     * @param required XPath, or null
     * @param constraint XPath, or null
     * @param calculated XPath; then nobody is asked
     * @param preset the answer until another is given, or null
     * @param look how it is shown, as ODK names it, or null
     */
    record Question(
            String name,
            Answer answer,
            String choices,
            String required,
            String relevant,
            String constraint,
            String calculated,
            String preset,
            String look)
            implements Entry {

        static Question of(String name, Answer answer) {
            return of(name, answer, null);
        }

        private static Question of(String name, Answer answer, String choices) {
            return new Question(name, answer, choices, null, null, null, null, null, null);
        }

        /** One of a list. */
        static Question one(String name, String choices) {
            return of(name, Answer.ONE, choices);
        }

        /** Any of a list. */
        static Question some(String name, String choices) {
            return of(name, Answer.SEVERAL, choices);
        }

        /** Yes or no. */
        static Question truth(String name) {
            return of(name, Answer.TRUTH, "truth");
        }

        Question needed() {
            return neededWhen("true()");
        }

        Question neededWhen(String xpath) {
            return new Question(name, answer, choices, xpath, relevant, constraint, calculated, preset, look);
        }

        Question when(String xpath) {
            return new Question(name, answer, choices, required, xpath, constraint, calculated, preset, look);
        }

        Question only(String xpath) {
            return new Question(name, answer, choices, required, relevant, xpath, calculated, preset, look);
        }

        Question as(String xpath) {
            return new Question(name, answer, choices, required, relevant, constraint, xpath, preset, look);
        }

        Question preset(String value) {
            return new Question(name, answer, choices, required, relevant, constraint, calculated, value, look);
        }

        Question looking(String appearance) {
            return new Question(name, answer, choices, required, relevant, constraint, calculated, preset, appearance);
        }

        boolean isAsked() {
            return calculated == null;
        }
    }
}
