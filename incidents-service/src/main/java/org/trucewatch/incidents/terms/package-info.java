/** What the agreement and its registers say, held in memory in the shape that checks need. */
package org.trucewatch.incidents.terms;
