/** Reading events so that each takes effect once: the marker and the effect commit together, the acknowledgement follows. */
package org.trucewatch.kit.inbox;
