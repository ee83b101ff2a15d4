package org.trucewatch.incidents.matching;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import static java.util.stream.Collectors.toSet;

/**
 * How well a grouping agrees with the true one, item by item (Bagga and Baldwin 1998): of what an item is grouped with,
 * itself included, how much belongs to it, and of what belongs to it, how much is there.
 */
record BCubed(double precision, double recall) {

    /**
     * @param grouping of all items
     * @param truth the name of the true group of each item
     * @param counted the items over which the average is taken
     */
    static BCubed of(List<Set<UUID>> grouping, Map<UUID, String> truth, Predicate<UUID> counted) {
        var sizes = new HashMap<String, Integer>();
        truth.values().forEach(name -> sizes.merge(name, 1, Integer::sum));
        double precision = 0;
        double recall = 0;
        int items = 0;
        for (var group : grouping) {
            for (var item : group.stream().filter(counted).collect(toSet())) {
                double right = group.stream()
                        .filter(other -> truth.get(other).equals(truth.get(item)))
                        .count();
                precision += right / group.size();
                recall += right / sizes.get(truth.get(item));
                items++;
            }
        }
        return new BCubed(precision / items, recall / items);
    }

    double f1() {
        return 2 * precision * recall / (precision + recall);
    }
}
