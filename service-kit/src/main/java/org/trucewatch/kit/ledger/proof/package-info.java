/**
 * What anybody needs to check a log without trusting whoever keeps it: Merkle trees of RFC 9162 and the C2SP formats of
 * tiles, checkpoints, signed notes and cosignatures. Nothing here knows a server or a database.
 */
package org.trucewatch.kit.ledger.proof;
