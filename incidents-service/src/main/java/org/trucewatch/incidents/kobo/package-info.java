/** What KoboToolbox passes on of the forms that agencies run there, mapped to reports by files that operators can edit. */
package org.trucewatch.incidents.kobo;
