/** Reports as single values under flat names, in the way tables and forms of others have them. */
package org.trucewatch.incidents.column;
