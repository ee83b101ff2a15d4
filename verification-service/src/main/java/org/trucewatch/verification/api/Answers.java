package org.trucewatch.verification.api;

import org.trucewatch.verification.journal.FirstAnswers;
import org.trucewatch.verification.journal.Journal;

import java.net.URI;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

/** Answers creations: 201 the first time, 200 with the same answer when they are repeated. */
@ApplicationScoped
class Answers {

    private final FirstAnswers first;

    Answers(FirstAnswers first) {
        this.first = first;
    }

    <T> Response create(Standpoint at, String call, UUID id, Object body, Class<T> type, Supplier<T> work) {
        var caseId = at.file().id();
        var asked = new FirstAnswers.Asked(id, caseId, call, at.caller().subject(), Journal.digest(body));
        var given = first.once(asked, type, work);
        return Response.status(given.first() ? 201 : 200)
                .location(URI.create("/v1/cases/" + caseId))
                .entity(given.answer())
                .build();
    }
}
