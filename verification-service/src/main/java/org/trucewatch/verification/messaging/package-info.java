/** What arrives from incidents-service. */
package org.trucewatch.verification.messaging;
