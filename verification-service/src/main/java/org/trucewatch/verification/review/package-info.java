/** Where panels work: seats, opinions, the reveal and the long stop. */
package org.trucewatch.verification.review;
