/** The bodies that this service takes, as contracts publishes their schemas, each read into what it means. */
package org.trucewatch.incidents.form;
