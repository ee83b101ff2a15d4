/** Deadlines on the business clock that survive a restart and take effect once, however many replicas run. */
package org.trucewatch.kit.timers;
