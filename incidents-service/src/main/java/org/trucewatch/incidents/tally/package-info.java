/** Published counts for a period and a place, kept beside the incidents and never turned into one. */
package org.trucewatch.incidents.tally;
