/** Turns the UCDP Georeferenced Event Dataset into reports: one for every source that an event cites. */
package org.trucewatch.load.ucdp;
