package org.trucewatch.notification.letter;

/**
 * A notice in one language.
 *
 * @param lang BCP 47 tag
 * @param dir ltr or rtl
 * @param title one line
 * @param text paragraphs separated by empty lines; list items begin with a bullet; in right-to-left letters, names,
 *     references and numbers stand between U+2068 and U+2069 (Unicode UAX #9), so that plain text shows them in order
 */
public record Letter(String lang, String dir, String title, String text) implements Titled {}
