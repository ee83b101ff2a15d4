/** What machines find in evidence, by a process of its own for each file, and how it bears on what was claimed. */
package org.trucewatch.verification.examination;
