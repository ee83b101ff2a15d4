package org.trucewatch.notification.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.trucewatch.notification.contracts.NoticeMessage;
import org.trucewatch.notification.letter.Letter;

/**
 * All of a notice, with one letter chosen.
 *
 * @param title of the letter
 * @param letter in the language that was asked for
 */
record NoticeDocument(@JsonUnwrapped NoticeMessage notice, String title, Letter letter) {}
