/**
 * Real PostgreSQL, RabbitMQ, Keycloak, mail and the three services as processes of this machine, for a first look, for
 * tests and for measurements.
 */
package org.trucewatch.local;
