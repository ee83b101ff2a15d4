/** Field phones and the revocable keys by which they report for an agency. */
package org.trucewatch.incidents.device;
