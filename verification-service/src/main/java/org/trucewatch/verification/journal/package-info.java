/** What the review decides is recorded here, in the transaction that decides it. */
package org.trucewatch.verification.journal;
