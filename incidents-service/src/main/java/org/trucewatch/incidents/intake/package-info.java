/** Taking what agencies send: reading it field by field, sealing the source, and keeping it in one statement. */
package org.trucewatch.incidents.intake;
