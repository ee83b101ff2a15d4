/** The review of one admitted incident: who is asked, who sits on the panel, and how far it has come. */
package org.trucewatch.verification.casefile;
