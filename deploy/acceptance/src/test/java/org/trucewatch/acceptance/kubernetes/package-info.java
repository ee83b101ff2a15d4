/** Reads the objects that kustomize builds from deploy/kubernetes, as a cluster would get them. */
package org.trucewatch.acceptance.kubernetes;
