/** How much the running services take, how fast and at what cost, against what the same database takes without them. */
package org.trucewatch.load.bench;
