package org.trucewatch.acceptance;

import org.trucewatch.load.input.Json;

import java.util.Iterator;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Batches of reports that nothing was seen, in the forms that a batch may have. */
enum Nothing {
    NDJSON("application/x-ndjson") {
        @Override
        Iterator<String> lines(String mark, int count) {
            return IntStream.range(0, count)
                    .mapToObj(n -> {
                        var report = Reports.shelling(UUID.nameUUIDFromBytes((mark + n).getBytes()));
                        report.put("claim", "NIL");
                        report.remove("alleged");
                        report.remove("casualties");
                        report.putObject("origin").put("relayed", false).put("name", mark);
                        return Json.line(report);
                    })
                    .iterator();
        }
    },

    /** Without ids: each is known again by what it says. */
    CSV("text/csv") {
        @Override
        Iterator<String> lines(String mark, int count) {
            var rows = IntStream.range(0, count)
                    .mapToObj(n -> "syria-2016,NIL,2016-03-07,Aleppo,SHELLING,SEEN,false," + mark
                            + ",\"Nothing was seen, nor heard, from post " + n + ".\"");
            return Stream.concat(
                            Stream.of("agreementId,claim,occurred.from,place.name,kind,method,origin.relayed,"
                                    + "origin.name,narrative.en"),
                            rows)
                    .iterator();
        }
    };

    private final String type;

    Nothing(String type) {
        this.type = type;
    }

    /** @param mark by which reports of this batch are told from others */
    abstract Iterator<String> lines(String mark, int count);

    BatchCall call(World world, String agency) {
        return new BatchCall(world, agency, type);
    }
}
