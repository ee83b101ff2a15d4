/** What arrives over HTTP: parties, notices, inboxes and meetings. */
package org.trucewatch.notification.api;
