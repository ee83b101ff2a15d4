/** Cases over HTTP, each caller on its own view. */
package org.trucewatch.verification.api;
