/** What arrives from and goes to the other services. */
package org.trucewatch.incidents.messaging;
