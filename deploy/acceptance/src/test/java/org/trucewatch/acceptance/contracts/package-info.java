/** Compares what the services promise with what clients have been promised before. */
package org.trucewatch.acceptance.contracts;
