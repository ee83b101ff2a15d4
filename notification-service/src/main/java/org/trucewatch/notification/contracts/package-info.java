/** What leaves this service: its events, the body of its webhooks, and the bean that tells them. */
package org.trucewatch.notification.contracts;
