/** What the service knows of agreements and registers: copies of what incidents-service last said. */
package org.trucewatch.verification.agreement;
