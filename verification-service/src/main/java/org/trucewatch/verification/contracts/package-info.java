/** The events that leave this service, one record per type and major version. */
package org.trucewatch.verification.contracts;
