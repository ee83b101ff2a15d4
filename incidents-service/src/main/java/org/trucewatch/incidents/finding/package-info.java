/** What became of an incident: its case and the released finding, copied for display. */
package org.trucewatch.incidents.finding;
