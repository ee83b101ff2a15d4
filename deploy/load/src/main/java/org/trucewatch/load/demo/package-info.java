/** Fills a fresh local installation with the example agreement and leads one case through the whole procedure. */
package org.trucewatch.load.demo;
