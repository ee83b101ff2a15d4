/** What each audience may know of an incident, composed only from the reports that it may see. */
package org.trucewatch.incidents.face;
