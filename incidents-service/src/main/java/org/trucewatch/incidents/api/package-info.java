/** The HTTP interface: resources translate, desks decide. */
package org.trucewatch.incidents.api;
