/** The seam to the append-only log: whatever must not be changed unnoticed is recorded here in the transaction that does it. */
package org.trucewatch.kit.ledger;
