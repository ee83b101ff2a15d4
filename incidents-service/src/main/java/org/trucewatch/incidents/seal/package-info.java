/** Who the source of a report is, encrypted so that it is readable nowhere. */
package org.trucewatch.incidents.seal;
