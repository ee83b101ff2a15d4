/** Erasing what a report says in anybody's words, its source, its files and what opens its leaves; that it was done stays. */
package org.trucewatch.incidents.erasure;
