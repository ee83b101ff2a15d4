/** What other services tell: agreements and statements from incidents, account requests and findings from verification. */
package org.trucewatch.notification.messaging;
