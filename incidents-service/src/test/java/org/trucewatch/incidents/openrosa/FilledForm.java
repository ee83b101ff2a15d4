package org.trucewatch.incidents.openrosa;

import org.javarosa.core.model.Constants;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.FormIndex;
import org.javarosa.core.model.data.DateData;
import org.javarosa.core.model.data.DateTimeData;
import org.javarosa.core.model.data.DecimalData;
import org.javarosa.core.model.data.GeoPointData;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.data.IntegerData;
import org.javarosa.core.model.data.MultipleItemsData;
import org.javarosa.core.model.data.SelectOneData;
import org.javarosa.core.model.data.StringData;
import org.javarosa.core.model.data.helper.Selection;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.form.api.FormEntryController;
import org.javarosa.form.api.FormEntryModel;
import org.javarosa.form.api.FormEntryPrompt;
import org.javarosa.model.xform.XFormSerializingVisitor;
import org.javarosa.model.xform.XFormsModule;
import org.javarosa.xform.parse.XFormParser;
import org.javarosa.xform.util.XFormUtils;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** A form in the hands of somebody in the field: ODK's own engine asks, and is answered in the order in which it asks. */
final class FilledForm {

    static {
        new XFormsModule().registerModule();
    }

    private final FormDef form;
    private final FormEntryController asking;
    private final Map<String, String> answers = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Map<String, String> asked = new TreeMap<>();
    private final List<String> shown = new ArrayList<>();

    private FilledForm(FormDef form) {
        this.form = form;
        form.initialize(true, new InstanceInitializationFactory());
        asking = new FormEntryController(new FormEntryModel(form));
    }

    static FilledForm of(byte[] xml) {
        try {
            return new FilledForm(XFormUtils.getFormFromInputStream(new ByteArrayInputStream(xml)));
        } catch (XFormParser.ParseException e) {
            throw new AssertionError("ODK cannot read the form", e);
        }
    }

    List<String> languages() {
        return List.of(asking.getModel().getLanguages());
    }

    FilledForm in(String language) {
        asking.setLanguage(language);
        return this;
    }

    /** @param path such as {@code /place/name}, or {@code /alleged[1]/actor} where there may be several */
    FilledForm answer(String path, String value) {
        answers.put(path, value);
        return this;
    }

    /** Every question that was asked, by its path, as it was worded. */
    Map<String, String> asked() {
        return asked;
    }

    /** Everything that was shown to be read. */
    List<String> shown() {
        return shown;
    }

    /** Goes through the form from the first question to the last, and gives what ODK would send. */
    byte[] filled() {
        asking.jumpToIndex(FormIndex.createBeginningOfFormIndex());
        int event;
        while ((event = asking.stepToNextEvent()) != FormEntryController.EVENT_END_OF_FORM) {
            if (event == FormEntryController.EVENT_QUESTION) {
                answer(asking.getModel().getQuestionPrompt());
            } else if (event == FormEntryController.EVENT_PROMPT_NEW_REPEAT && isWanted(path())) {
                asking.newRepeat();
            }
        }
        assertThat(used).as("questions that were asked").containsAll(answers.keySet());
        asking.finalizeFormEntry();
        assertThat(form.validate(true)).as("what ODK refuses").isNull();
        try {
            return new XFormSerializingVisitor().serializeInstance(form.getInstance());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What is said at the first answer that the form does not take. */
    String refusal() {
        asking.jumpToIndex(FormIndex.createBeginningOfFormIndex());
        while (asking.stepToNextEvent() != FormEntryController.EVENT_END_OF_FORM) {
            var value = asking.getModel().getEvent() == FormEntryController.EVENT_QUESTION ? answers.get(path()) : null;
            if (value != null) {
                var prompt = asking.getModel().getQuestionPrompt();
                var data = data(prompt, value);
                if (asking.answerQuestion(data, true) == FormEntryController.ANSWER_CONSTRAINT_VIOLATED) {
                    return prompt.getConstraintText(data);
                }
            }
        }
        return null;
    }

    private void answer(FormEntryPrompt prompt) {
        var path = path();
        asked.put(path, prompt.getQuestionText());
        shown.add(prompt.getQuestionText());
        if (prompt.getHelpText() != null) {
            shown.add(prompt.getHelpText());
        }
        if (isChoice(prompt)) {
            prompt.getSelectChoices().forEach(choice -> shown.add(prompt.getSelectChoiceText(choice)));
        }
        if (answers.containsKey(path)) {
            used.add(path);
            int outcome = asking.answerQuestion(data(prompt, answers.get(path)), true);
            assertThat(outcome).as(path).isEqualTo(FormEntryController.ANSWER_OK);
        }
    }

    private boolean isWanted(String repeat) {
        return answers.keySet().stream().anyMatch(path -> path.startsWith(repeat + "/"));
    }

    /** {@code /data[1]/alleged[2]/actor[1]} without what goes without saying. */
    private String path() {
        var reference = asking.getModel().getFormIndex().getReference();
        return reference
                .toString(true)
                .replaceFirst("^/data(\\[\\d+])?", "")
                .replaceAll("(?<!alleged|evidence)\\[\\d+]", "");
    }

    private static boolean isChoice(FormEntryPrompt prompt) {
        return prompt.getControlType() == Constants.CONTROL_SELECT_ONE
                || prompt.getControlType() == Constants.CONTROL_SELECT_MULTI;
    }

    private static IAnswerData data(FormEntryPrompt prompt, String value) {
        if (prompt.getControlType() == Constants.CONTROL_SELECT_ONE) {
            return new SelectOneData(choice(prompt, value));
        }
        if (prompt.getControlType() == Constants.CONTROL_SELECT_MULTI) {
            return new MultipleItemsData(
                    Stream.of(value.split(" ")).map(one -> choice(prompt, one)).toList());
        }
        return switch (prompt.getDataType()) {
            case Constants.DATATYPE_INTEGER -> new IntegerData(Integer.parseInt(value));
            case Constants.DATATYPE_DECIMAL -> new DecimalData(Double.parseDouble(value));
            case Constants.DATATYPE_DATE ->
                new DateData(Date.from(LocalDate.parse(value)
                        .atStartOfDay(ZoneId.systemDefault())
                        .toInstant()));
            case Constants.DATATYPE_DATE_TIME ->
                new DateTimeData(Date.from(OffsetDateTime.parse(value).toInstant()));
            case Constants.DATATYPE_GEOPOINT ->
                new GeoPointData(Arrays.stream(value.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray());
            default -> new StringData(value);
        };
    }

    private static Selection choice(FormEntryPrompt prompt, String value) {
        return prompt.getSelectChoices().stream()
                .filter(choice -> choice.getValue().equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError(prompt.getQuestionText() + " has no choice " + value))
                .selection();
    }
}
