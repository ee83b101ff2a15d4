/** Starting and stopping a service's machinery, and what operators may turn. */
package org.trucewatch.kit.ops;
