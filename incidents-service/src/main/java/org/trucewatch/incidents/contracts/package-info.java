/** What this service tells others: one record per event type and major version. */
package org.trucewatch.incidents.contracts;
