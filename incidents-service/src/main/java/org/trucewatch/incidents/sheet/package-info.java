/** Reports in tables: CSV of RFC 4180, with column names, HXL's hashtags or both. */
package org.trucewatch.incidents.sheet;
