/** The alleged event that one or more reports describe: what they say together, and whether it is admitted. */
package org.trucewatch.incidents.incident;
