package org.trucewatch.incidents.matching;

import org.trucewatch.incidents.report.Report;

import java.util.UUID;

/** That a report may describe an incident to which it was not joined; an adjudicator decides. */
record Offer(Report report, UUID incident, Likeness likeness) {}
