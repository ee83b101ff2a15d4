/** Black-box tests: the packaged services as processes, on real servers, used through their public interfaces only. */
package org.trucewatch.acceptance;
