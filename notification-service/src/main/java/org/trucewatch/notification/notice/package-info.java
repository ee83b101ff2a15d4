/** Notices: formal documents that are the same for every party, shown to nobody before their release, and acknowledged by persons. */
package org.trucewatch.notification.notice;
