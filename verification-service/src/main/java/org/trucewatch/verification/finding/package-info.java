/** What the panel concludes: joint, contested, or not decided. */
package org.trucewatch.verification.finding;
