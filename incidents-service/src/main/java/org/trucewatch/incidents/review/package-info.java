/** What adjudicators decide about incidents: admission, and which reports belong together. */
package org.trucewatch.incidents.review;
