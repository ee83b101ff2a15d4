/**
 * The form of a dossier, for whoever writes one and whoever checks it: a BagIt bag (RFC 8493) in a zip. Nothing here knows a
 * server or a database.
 */
package org.trucewatch.kit.dossier;
