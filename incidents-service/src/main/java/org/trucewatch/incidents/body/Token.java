package org.trucewatch.incidents.body;

import java.util.regex.Pattern;

/** Short texts of a fixed spelling, as the published schemas spell them. */
public enum Token {
    SLUG("[a-z0-9]+(-[a-z0-9]+)*", 80, "small letters and digits, in groups parted by hyphens"),
    PARTY("[A-Z][A-Z0-9]{1,15}", 16, "2 to 16 capital letters and digits"),
    KIND("[A-Z]+(_[A-Z]+)*", 80, "capital letters, in groups parted by underscores"),
    AFFILIATION("[A-Z]+(-[A-Z0-9]+)*", 80, "capital letters and digits, in groups parted by hyphens"),
    AREA("[A-Z]{2}[0-9]{2,8}", 10, "a P-code, such as SY02"),
    LANGUAGE("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", 80, "a BCP 47 language tag"),
    DURATION(
            "P(?=.)(\\d{1,5}D)?(T(?=.)(\\d{1,5}H)?(\\d{1,5}M)?(\\d{1,9}S)?)?",
            40,
            "an ISO 8601 duration, such as PT72H"),
    ZONE("[A-Z][A-Za-z_]+(/[A-Z][A-Za-z_+-]+)+|UTC", 80, "a time zone of the IANA database, such as Asia/Damascus"),
    CLOCK_TIME("([01]\\d|2[0-3]):[0-5]\\d|24:00", 5, "a time of day, such as 09:00"),
    MAIL("[^@\\s]+@[^@\\s]+", 254, "a mail address"),
    URL("https?://\\S+", 2_000, "an http or https address"),
    VERIFIER_KEY("[^+\\s]+\\+[0-9a-f]{8}\\+[A-Za-z0-9+/=]+", 2_000, "a verifier key of signed notes");

    private final Pattern pattern;
    private final int most;
    private final String what;

    Token(String pattern, int most, String what) {
        this.pattern = Pattern.compile(pattern);
        this.most = most;
        this.what = what;
    }

    /** What is wrong with it, or null. */
    String problemOf(String text) {
        // the length first: a pattern goes down into a long text step by step
        boolean fits =
                TextRule.problemOf(text, most) == null && pattern.matcher(text).matches();
        return fits ? null : "must be " + what;
    }
}
