/** What an agreement says that notices need: names and texts in its languages, its zone, and its rules for meetings. */
package org.trucewatch.notification.agreement;
