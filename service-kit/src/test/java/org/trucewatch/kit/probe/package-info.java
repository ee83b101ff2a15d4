/** A service as small as it can be, in which the kit is tested. */
package org.trucewatch.kit.probe;
