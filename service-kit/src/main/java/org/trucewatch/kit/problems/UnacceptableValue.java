package org.trucewatch.kit.problems;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/** A value in a body that has the right type and cannot be accepted all the same; its message is for the caller. */
public final class UnacceptableValue extends MismatchedInputException {

    public UnacceptableValue(JsonParser parser, String detail, Class<?> type) {
        super(parser, detail, type);
    }
}
