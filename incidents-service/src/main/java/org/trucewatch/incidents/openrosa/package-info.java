/** OpenRosa 1.0: forms that field phones fill in, made from an agreement, and what they send back. */
package org.trucewatch.incidents.openrosa;
