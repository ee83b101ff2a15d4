package org.trucewatch.kit.identity;

import org.trucewatch.kit.problems.Refusal;

import java.util.Set;

/**
 * Who is calling, as the identity provider's token says.
 *
 * @param subject the account's permanent id
 * @param name the account's name, for records that people read
 * @param roles what the account may be
 * @param agency the agency it reports for, or null
 * @param party the party it belongs to, or null
 */
public record Caller(String subject, String name, Set<String> roles, String agency, String party) {

    public boolean is(String role) {
        return roles.contains(role);
    }

    /** The party, or a refusal: some calls make sense only in a party's name. */
    public String requireParty() {
        if (party == null) {
            throw Refusal.notAllowed("no-party", "The token names no party");
        }
        return party;
    }

    /** The agency, or a refusal. */
    public String requireAgency() {
        if (agency == null) {
            throw Refusal.notAllowed("no-agency", "The token names no agency");
        }
        return agency;
    }
}
