/** Who a sealed source is, told to two source keepers of different sides who agree that they must know. */
package org.trucewatch.incidents.opening;
