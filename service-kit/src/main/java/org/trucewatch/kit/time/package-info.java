/** The business clock, office hours and ids. */
package org.trucewatch.kit.time;
