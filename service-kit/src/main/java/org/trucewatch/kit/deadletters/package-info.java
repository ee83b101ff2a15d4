/** Messages that could not be read: kept in a table where an operator sees why, without the payload, and sends them again. */
package org.trucewatch.kit.deadletters;
