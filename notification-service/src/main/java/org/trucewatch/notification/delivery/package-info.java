/** Deliveries: one notice to one party over one channel, from due to served, with every attempt on record. */
package org.trucewatch.notification.delivery;
