/** Lists in pages: a limit, an opaque cursor of sort keys, and a link to the next page (RFC 8288). */
package org.trucewatch.kit.paging;
