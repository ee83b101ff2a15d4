package org.trucewatch.kit.problems;

/** Creation that may be sent again: same id and same content give the first result, other content is refused. */
public final class Repeatable {

    private Repeatable() {}

    /** @throws Refusal 409 {@code different-content} unless the digests of the canonical contents are equal */
    public static void check(String first, String now) {
        if (!first.equals(now)) {
            throw Refusal.conflict("different-content", "This id is taken by other content")
                    .with("digest", first);
        }
    }
}
