/** The office that issues notices: holds them until their hour, then releases them to all parties at once. */
package org.trucewatch.notification.office;
