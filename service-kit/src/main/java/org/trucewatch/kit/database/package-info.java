/** What the services ask of PostgreSQL beyond plain JDBC. */
package org.trucewatch.kit.database;
