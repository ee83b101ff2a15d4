/** Telling others without losing a word: events commit with the change and a relay hands them to the broker afterwards. */
package org.trucewatch.kit.outbox;
