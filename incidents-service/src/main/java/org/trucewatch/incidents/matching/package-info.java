/** Finding which reports describe the same event, without ever taking mere nearness for proof. */
package org.trucewatch.incidents.matching;
