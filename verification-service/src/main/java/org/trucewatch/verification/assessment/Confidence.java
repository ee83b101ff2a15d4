package org.trucewatch.verification.assessment;

/** How well founded a judgement is; apart from how likely the thing judged is. */
public enum Confidence {
    LOW,
    MODERATE,
    HIGH;

    public boolean reaches(Confidence threshold) {
        return compareTo(threshold) >= 0;
    }
}
