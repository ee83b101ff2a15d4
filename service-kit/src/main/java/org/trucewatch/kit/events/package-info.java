/** The envelope in which facts travel between services: CloudEvents 1.0 in structured JSON. */
package org.trucewatch.kit.events;
