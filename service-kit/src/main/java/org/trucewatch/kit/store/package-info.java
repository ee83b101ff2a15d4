/** Where contents lie that are too large for a database or are for others to fetch: a directory, or S3. */
package org.trucewatch.kit.store;
