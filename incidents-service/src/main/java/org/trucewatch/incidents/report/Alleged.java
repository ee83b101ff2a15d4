package org.trucewatch.incidents.report;

/**
 * One candidate for who did it.
 *
 * @param actor id in the register, or null
 * @param named as the agency names it
 * @param basis why the agency says so
 */
public record Alleged(String actor, String named, ActorType type, Likelihood likelihood, String basis) {

    public Alleged {
        type = type == null ? ActorType.UNKNOWN : type;
        likelihood = likelihood == null ? Likelihood.ROUGHLY_EVEN : likelihood;
    }

    public boolean namesActor() {
        return actor != null;
    }
}
