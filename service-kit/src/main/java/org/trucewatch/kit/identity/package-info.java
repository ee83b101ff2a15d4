/** Who is calling, what they may call and which fields they may see: all of it data, denied and hidden by default. */
package org.trucewatch.kit.identity;
