/** Requests to meet: asked, answered by a deadline that passes nobody unnoticed, agreed, lapsed or withdrawn. */
package org.trucewatch.notification.meeting;
