package org.trucewatch.load.bench;

import com.fasterxml.jackson.databind.JsonNode;
import org.trucewatch.load.input.Registers;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

/**
 * Reports of about a kilobyte that nobody made. Each differs from all others in time and place, and all come from one
 * agency, whose reports are never joined: every one is an incident of its own.
 */
final class MadeUpReports {

    /** @param id chosen here, so that what became of the report can be found */
    record Made(UUID id, String json) {
        byte[] bytes() {
            return json.getBytes(StandardCharsets.UTF_8);
        }
    }

    private static final OffsetDateTime FIRST = OffsetDateTime.parse("2016-11-01T00:00:00+02:00");
    private static final int SECONDS_BETWEEN = 61;
    private static final int SECONDS_IN_ALL = 120 * 24 * 3600;
    private static final List<String> KINDS =
            List.of("SHELLING", "SMALL_ARMS", "SNIPER", "ANTI_TANK_MISSILE", "MINE_OR_IED");
    private static final List<String> GROUPS =
            List.of("jaysh-al-islam", "ahrar-al-sham", "free-syrian-army", "rahman-corps");
    private static final String ARABIC =
            "أفاد مراقبون في المنطقة بسماع دوي انفجارات متتالية من جهة الشمال، وسقطت قذائف على أطراف البلدة"
                    + " من دون أن يتبين عدد المصابين حتى وقت كتابة هذا التقرير.";
    private static final String ENGLISH =
            "Observers heard a series of explosions from the north; rounds fell on the edge of the town."
                    + " How many people were hurt was not known when this was written.";

    private final String agreementId;
    private final List<JsonNode> areas;
    private final AtomicLong made = new AtomicLong();

    MadeUpReports(Registers registers) {
        this.agreementId = registers.agreementId();
        this.areas = registers.entries("areas");
    }

    /** What happens every day. */
    Made ordinary() {
        var n = made.getAndIncrement();
        return report(n, KINDS.get((int) (n % KINDS.size())), "");
    }

    /** Fire at a hospital, about which the answerable party is asked at once. */
    Made urgent() {
        return report(made.getAndIncrement(), "ATTACK_ON_PROTECTED_SITE", "\"protectedSite\":\"HOSPITAL\",");
    }

    private Made report(long n, String kind, String site) {
        var random = ThreadLocalRandom.current();
        var id = randomId(random);
        var time = ISO_OFFSET_DATE_TIME.format(FIRST.plusSeconds(n * SECONDS_BETWEEN % SECONDS_IN_ALL));
        var area = areas.get((int) (n / KINDS.size() % areas.size()));
        var actor = GROUPS.get((int) (n % GROUPS.size()));
        var json = new StringBuilder(1400)
                .append("{\"id\":\"")
                .append(id)
                .append("\",\"agreementId\":\"")
                .append(agreementId)
                .append("\",\"drill\":false,\"claim\":\"ALLEGATION\",\"consent\":\"ACCUSED\",\"occurred\":{\"from\":\"")
                .append(time)
                .append("\",\"to\":\"")
                .append(time)
                .append("\",\"precision\":\"EXACT\",\"ongoing\":false},\"place\":{\"point\":[")
                .append(within(area, 0, random))
                .append(',')
                .append(within(area, 1, random))
                .append("],\"precision\":\"EXACT\",\"name\":\"Point ")
                .append(n)
                .append("\",\"adminCode\":\"")
                .append(area.path("code").asText())
                .append("\"},\"kind\":\"")
                .append(kind)
                .append("\",\"count\":{\"low\":1,\"best\":3,\"high\":6},\"commitments\":[\"no-attacks\"],")
                .append("\"alleged\":[{\"actor\":\"")
                .append(actor)
                .append("\",\"named\":\"")
                .append(actor)
                .append("\",\"type\":\"ARMED_GROUP\",\"likelihood\":\"LIKELY\",\"basis\":\"DIRECTION_OF_FIRE\"}],")
                .append("\"means\":{\"weapon\":\"MORTAR\",\"direction\":\"IMPACT\"},\"method\":\"HEARD\",")
                .append("\"casualties\":{\"killed\":{\"low\":0,\"best\":0,\"high\":2},")
                .append("\"injured\":{\"low\":0,\"best\":1,\"high\":4},\"civilians\":true},")
                .append(site)
                .append("\"origin\":{\"relayed\":false,\"ref\":\"bench-")
                .append(n)
                .append("\",\"name\":\"Observation post\"},\"narrative\":[{\"lang\":\"ar\",\"text\":\"")
                .append(ARABIC)
                .append("\",\"original\":true},{\"lang\":\"en\",\"text\":\"")
                .append(ENGLISH)
                .append("\",\"translation\":\"CHECKED\"}]}");
        return new Made(id, json.toString());
    }

    private static double within(JsonNode area, int axis, Random random) {
        var low = area.path("bbox").path(axis).asDouble();
        var high = area.path("bbox").path(axis + 2).asDouble();
        return Math.round((low + random.nextDouble() * (high - low)) * 1e5) / 1e5;
    }

    /** Version 4, without asking the operating system for every one. */
    private static UUID randomId(ThreadLocalRandom random) {
        return new UUID(
                random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x4000L,
                random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
    }
}
