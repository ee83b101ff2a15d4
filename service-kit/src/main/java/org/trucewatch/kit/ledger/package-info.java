/**
 * The append-only log of a service: whatever must not be changed unnoticed is recorded in the transaction that does it,
 * integrated into a Merkle tree, signed, published and proved.
 */
package org.trucewatch.kit.ledger;
