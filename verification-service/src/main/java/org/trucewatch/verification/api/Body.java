package org.trucewatch.verification.api;

import org.trucewatch.kit.problems.Refusal;

/** Bodies that have to be there. */
final class Body {

    private Body() {}

    static <T> T require(T body) {
        if (body == null) {
            throw Refusal.malformed("A JSON body is needed");
        }
        return body;
    }
}
