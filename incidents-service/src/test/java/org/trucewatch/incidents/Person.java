package org.trucewatch.incidents;

import org.trucewatch.local.TestTokens;

import java.util.Set;

/** Somebody who calls. */
public record Person(String name, Set<String> roles, String agency, String party) {

    public static final Person RCC = agency("agency-rcc", "rcc");
    public static final Person SNHR = agency("agency-snhr", "snhr");
    public static final Person UN_OBSERVERS = agency("agency-un", "un-obs");
    public static final Person REVIEWER_US = party("reviewer-us", "reviewer", "US");
    public static final Person REVIEWER_RU = party("reviewer-ru", "reviewer", "RU");
    public static final Person REVIEWER_UN = party("reviewer-un", "reviewer", "UN");
    public static final Person ADJUDICATOR = party("adjudicator", "adjudicator", "UN");
    public static final Person ADJUDICATOR_2 = party("adjudicator-2", "adjudicator", "US");
    public static final Person OFFICER_RU = party("officer-ru", "party-officer", "RU");
    public static final Person OFFICER_HNC = party("officer-hnc", "party-officer", "HNC");
    public static final Person OFFICER_GOV = party("officer-gov", "party-officer", "GOV");
    public static final Person OFFICER_UN = party("officer-un", "party-officer", "UN");
    public static final Person GUARANTOR_US = party("guarantor-us", "guarantor-officer", "US");
    public static final Person GUARANTOR_RU = party("guarantor-ru", "guarantor-officer", "RU");
    public static final Person GUARANTOR_UN = party("guarantor-un", "guarantor-officer", "UN");
    /** Of a state and an agency that take no part in the agreement. */
    public static final Person STRANGER = party("guarantor-fr", "guarantor-officer", "FR");

    public static final Person STRANGE_ADJUDICATOR = party("adjudicator-fr", "adjudicator", "FR");
    public static final Person STRANGE_OFFICER = party("officer-fr", "party-officer", "FR");
    public static final Person STRANGE_AGENCY = agency("agency-fr", "somebody-else");
    public static final Person ADJUDICATOR_OF_NO_PARTY = party("adjudicator-x", "adjudicator", null);
    public static final Person AUDITOR = new Person("auditor", Set.of("auditor"), null, null);
    public static final Person KEEPER_UN = party("keeper", "source-keeper", "UN");
    public static final Person KEEPER_US = party("keeper-2", "source-keeper", "US");
    public static final Person KEEPER_RU = party("keeper-ru", "source-keeper", "RU");
    public static final Person OPERATOR = new Person("operator", Set.of("operator"), null, null);

    static Person agency(String name, String agency) {
        return new Person(name, Set.of("agency"), agency, null);
    }

    static Person party(String name, String role, String party) {
        return new Person(name, Set.of(role), null, party);
    }

    public String token() {
        return TestTokens.token(name, roles, agency, party);
    }
}
