/** Writes the text of notices: one letter per language from the same facts, and one digest over all of them. */
package org.trucewatch.notification.letter;
