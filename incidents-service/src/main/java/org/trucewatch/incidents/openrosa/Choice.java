package org.trucewatch.incidents.openrosa;

import java.util.Map;

/**
 * One of the answers to choose from.
 *
 * @param label in every language of the form
 * @param type what else an XPath of the form asks of it, or null
 */
record Choice(String value, Map<Language, String> label, String type) {}
