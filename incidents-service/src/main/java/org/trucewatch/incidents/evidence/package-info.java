/** Files that agencies give with their reports: taken in once, never changed, and everything done with them written down. */
package org.trucewatch.incidents.evidence;
