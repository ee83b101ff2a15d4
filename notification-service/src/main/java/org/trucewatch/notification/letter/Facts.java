package org.trucewatch.notification.letter;

/** What a notice tells, apart from how it is said. It is part of the document, so that machines need not read prose. */
public interface Facts {

    /** The template that says it, {@code letters/<language>/<template>.txt}. */
    String template();
}
