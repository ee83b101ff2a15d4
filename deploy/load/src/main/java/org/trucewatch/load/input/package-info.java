/** What every feeder needs: where the services are, tokens of the local accounts, calls, and the agreement's data files. */
package org.trucewatch.load.input;
