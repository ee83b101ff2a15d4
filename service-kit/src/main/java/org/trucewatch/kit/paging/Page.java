package org.trucewatch.kit.paging;

import java.util.List;

/** One page of a list. */
public record Page<T>(List<T> items) {}
