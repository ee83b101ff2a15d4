/** Reads bodies and parameters field by field; everything that is wrong is named by its pointer. */
package org.trucewatch.incidents.body;
