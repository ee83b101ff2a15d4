/** Reading what callers send: nothing is guessed, and nothing is taken that cannot be kept as it was sent. */
package org.trucewatch.kit.bodies;
