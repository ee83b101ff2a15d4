/** What one agency says: its words, its uncertainty on every axis, and how exact they are in metres and seconds. */
package org.trucewatch.incidents.report;
