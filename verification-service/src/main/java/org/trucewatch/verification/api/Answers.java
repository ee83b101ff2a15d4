package org.trucewatch.verification.api;

import org.trucewatch.kit.time.Ids;
import org.trucewatch.verification.journal.FirstAnswers;
import org.trucewatch.verification.journal.Journal;

import java.net.URI;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

/** Answers creations: 201 the first time, 200 with the same answer when they are repeated. */
@ApplicationScoped
class Answers {

    private final FirstAnswers first;

    Answers(FirstAnswers first) {
        this.first = first;
    }

    /**
     * @param given the id that the caller chose; where it chose none one is made, and taken all the same
     * @param work makes what is asked for under that id
     */
    <T> Response create(Standpoint at, String call, UUID given, Object body, Class<T> type, Function<UUID, T> work) {
        var caseId = at.file().id();
        var id = given == null ? Ids.next() : given;
        var asked = new FirstAnswers.Asked(id, caseId, call, at.caller().subject(), Journal.digest(body));
        var answer = first.once(asked, type, () -> work.apply(id));
        return Response.status(answer.first() ? 201 : 200)
                .location(URI.create("/v1/cases/" + caseId))
                .entity(answer.answer())
                .build();
    }
}
