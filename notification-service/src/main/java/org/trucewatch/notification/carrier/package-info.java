/** Carries deliveries outside: signed webhooks and mail, never while a transaction is open. */
package org.trucewatch.notification.carrier;
