/** One reviewer's graded opinion for one bloc, and what an opinion must hold to be accepted. */
package org.trucewatch.verification.assessment;
