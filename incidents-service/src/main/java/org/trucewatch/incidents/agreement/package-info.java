/** What was agreed, as versions that every guarantor ratifies over one digest, and what is in force when. */
package org.trucewatch.incidents.agreement;
