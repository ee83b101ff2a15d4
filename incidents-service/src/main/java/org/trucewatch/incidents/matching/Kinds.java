package org.trucewatch.incidents.matching;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Kinds of act that one observer takes for another: what fell is heard before it is known whether it was shot or dropped.
 * Kinds are data of the agreement; one that is not here is like no other.
 */
final class Kinds {

    private static final List<Set<String>> TAKEN_FOR_EACH_OTHER = List.of(
            Set.of("AIR_STRIKE", "SHELLING", "DRONE", "ATTACK_ON_PROTECTED_SITE", "CHEMICAL"),
            Set.of("SHELLING", "ANTI_TANK_MISSILE", "MINE_OR_IED", "LIVE_FIRE"),
            Set.of("SMALL_ARMS", "SNIPER", "LIVE_FIRE"),
            Set.of("SMALL_ARMS", "GROUND_ADVANCE"),
            Set.of("DRONE", "OVERFLIGHT"),
            Set.of("GROUND_ADVANCE", "FORCE_MOVEMENT", "FORTIFICATION", "HEAVY_WEAPON_PRESENCE"),
            Set.of("ABDUCTION", "DETENTION"),
            Set.of("SIEGE", "ACCESS_DENIAL", "MONITOR_OBSTRUCTION"));

    private Kinds() {}

    /** The kind itself and those whose acts may be one with it, told differently; in order. */
    static Set<String> near(String kind) {
        var near = new TreeSet<String>();
        near.add(kind);
        TAKEN_FOR_EACH_OTHER.stream().filter(group -> group.contains(kind)).forEach(near::addAll);
        return near;
    }
}
