/** Packs what somebody may see of a case, so that it convinces whoever trusts none of the services. Knows no case. */
package org.trucewatch.verification.dossier;
