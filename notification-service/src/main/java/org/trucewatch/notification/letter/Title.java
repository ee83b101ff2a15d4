package org.trucewatch.notification.letter;

/** What a notice is called in one language. */
public record Title(String lang, String title) implements Titled {}
