/** How files come and go over HTTP: forms, names, digests and ranges, as the standards have them. */
package org.trucewatch.incidents.transfer;
