/** What goes round beside the requests: one way to start, rest, fail, go on and stop, and to say when it is ill. */
package org.trucewatch.kit.loop;
