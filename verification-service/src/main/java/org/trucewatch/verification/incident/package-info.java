/** What the service knows of incidents and the reports behind them: copies, never decided here. */
package org.trucewatch.verification.incident;
