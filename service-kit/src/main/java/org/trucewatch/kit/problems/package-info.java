/** Refusals, and every other error, as RFC 9457 problem details. */
package org.trucewatch.kit.problems;
