package org.trucewatch.kit.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;

import java.net.URI;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/** Gives the problems that the framework finds, before any code of ours is asked, a type and words like all others. */
@ApplicationScoped
class FrameworkProblems implements ProblemPostProcessor {

    private record Words(String slug, String title, String detail) {}

    private static final Words INTERNAL = new Words("internal", "Something went wrong here", null);
    private static final Words OTHER = new Words("malformed", "The request cannot be read", null);
    private static final Map<Integer, Words> WORDS = Map.of(
            403, new Words("not-allowed", "Not allowed", "None of your roles may do this"),
            404, new Words("not-found", "Not found", "There is nothing at this address"),
            405, new Words("method-not-allowed", "No such call", "Nothing at this address takes this method"),
            406, new Words("not-acceptable", "Not in this form", "The answer does not come in an accepted media type"),
            413, new Words("too-large", "Too large", "The body is larger than any that is taken"),
            415, new Words("unsupported-media-type", "Not in this form", "A body of this media type is not read here"));

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getType() != null) {
            return problem;
        }
        if (context.cause.getCause() instanceof JsonProcessingException unreadable) {
            return ProblemMappers.problem(ProblemMappers.refusal(unreadable));
        }
        var words = WORDS.getOrDefault(problem.getStatusCode(), problem.getStatusCode() < 500 ? OTHER : INTERNAL);
        return HttpProblem.builder(problem)
                .withType(URI.create("/problems/" + words.slug()))
                .withTitle(words.title())
                .withDetail(words.detail())
                .build();
    }
}
