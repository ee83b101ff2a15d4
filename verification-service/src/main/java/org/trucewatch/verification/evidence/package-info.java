/** Files behind the reports: what is known of them, what was made of them, and who had them in hand. */
package org.trucewatch.verification.evidence;
