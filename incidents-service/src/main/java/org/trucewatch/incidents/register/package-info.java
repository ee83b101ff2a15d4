/** What changes without renegotiation: actors, areas, agencies and protected sites. */
package org.trucewatch.incidents.register;
