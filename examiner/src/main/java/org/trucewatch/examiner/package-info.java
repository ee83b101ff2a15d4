/** Looks into one file that nobody trusts. Runs as a process of its own, with little memory, which may die of what it reads. */
package org.trucewatch.examiner;
