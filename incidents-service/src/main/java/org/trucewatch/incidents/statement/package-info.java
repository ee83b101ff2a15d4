/** What parties declare in their own name. */
package org.trucewatch.incidents.statement;
