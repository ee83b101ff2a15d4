package org.trucewatch.verification;

import io.restassured.specification.RequestSpecification;
import org.trucewatch.local.TestTokens;

import java.util.Set;

import static io.restassured.RestAssured.given;

/** Accounts as in the local realm. */
public record Person(String name, Set<String> roles, String agency, String party) {

    public static final Person REVIEWER_US = reviewer("reviewer-us", "US");
    public static final Person REVIEWER_US_2 = reviewer("reviewer-us-2", "US");
    public static final Person REVIEWER_RU = reviewer("reviewer-ru", "RU");
    public static final Person REVIEWER_RU_2 = reviewer("reviewer-ru-2", "RU");
    public static final Person REVIEWER_UN = reviewer("reviewer-un", "UN");
    public static final Person REVIEWER_UN_2 = reviewer("reviewer-un-2", "UN");
    public static final Person ADJUDICATOR = new Person("adjudicator", Set.of("adjudicator"), null, "UN");
    public static final Person OFFICER_HNC = officer("officer-hnc", "HNC");
    public static final Person OFFICER_GOV = officer("officer-gov", "GOV");
    public static final Person OFFICER_RU = officer("officer-ru", "RU");
    public static final Person GUARANTOR_US = new Person("guarantor-us", Set.of("guarantor-officer"), null, "US");
    public static final Person AGENCY_RCC = new Person("agency-rcc", Set.of("agency"), "rcc", null);
    public static final Person OPERATOR = new Person("operator", Set.of("operator"), null, null);
    public static final Person AUDITOR = new Person("auditor", Set.of("auditor"), null, null);

    public static Person reviewer(String name, String party) {
        return new Person(name, Set.of("reviewer"), null, party);
    }

    private static Person officer(String name, String party) {
        return new Person(name, Set.of("party-officer"), null, party);
    }

    /** A request in this person's name. */
    public RequestSpecification asks() {
        return given().auth()
                .oauth2(TestTokens.token(name, roles, agency, party))
                .contentType("application/json");
    }
}
