package org.trucewatch.incidents.incident;

import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.report.Origin;
import org.trucewatch.incidents.report.Report;

import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trucewatch.incidents.Sayings.report;
import static org.trucewatch.incidents.Sayings.says;

class OriginsTest {

    @Test
    void tenAgenciesThatRelayOneWireStoryAreOneOrigin() {
        var relays = IntStream.range(0, 10)
                .mapToObj(i -> says("agency-" + i, "NGO-" + i, report().relaying("https://www.wire.example/story/7/")))
                .toList();

        assertThat(Origins.independent(relays)).isEqualTo(1);
    }

    @Test
    void oneAffiliationCountsOnce() {
        assertThat(Origins.independent(List.of(says("a", "RU", report()), says("b", "RU", report()))))
                .isEqualTo(1);
    }

    @Test
    void ownObservationsOfDifferentAffiliationsAreIndependent() {
        assertThat(Origins.independent(
                        List.of(says("a", "RU", report()), says("b", "UN", report()), says("c", "NGO-C", report()))))
                .isEqualTo(3);
    }

    @Test
    void aDocumentIsTheSameHoweverItsAddressIsWritten() {
        Report one = says("a", "RU", report().relaying("https://www.wire.example/story/7?utm_source=mail"));
        Report other = says("b", "UN", report().relaying("HTTP://wire.example/story/7/#top"));
        Report another = says("c", "NGO-C", report().relaying("https://wire.example/story/8"));

        assertThat(Origins.independent(List.of(one, other))).isEqualTo(1);
        assertThat(Origins.independent(List.of(one, other, another))).isEqualTo(2);
    }

    @Test
    void anAddressIsTheSameOnAnyDeviceAndInAnyOrderOfItsParameters() {
        var one = new Origin(true, "https://wire.example:443/a?id=7&lang=en", null);

        assertThat(new Origin(true, "http://m.wire.example/a/?lang=en&fbclid=x&id=7", null).key())
                .isEqualTo(one.key());
        assertThat(new Origin(true, "wire.example/a/index.html?id=7&lang=en", null).key())
                .isEqualTo(one.key());
        assertThat(new Origin(true, "https://wire.example/a?id=8&lang=en", null).key())
                .isNotEqualTo(one.key());
    }

    @Test
    void aTitleIsTheSameHoweverItIsWritten() {
        assertThat(new Origin(true, "Syria Daily Report, 01/02/2016", null).key())
                .isEqualTo(new Origin(true, "syria daily report 01-02-2016", null).key());
    }

    @Test
    void whatOneOfficePublishedIsOneOriginHoweverItsNameIsWritten() {
        var one = says("a", "RU", report().relaying("https://wire.example/1", "Reuters News"));
        var other = says("b", "UN", report().relaying("https://wire.example/2", "REUTERS"));
        var another = says("c", "NGO-C", report().relaying("https://wire.example/3", "AFP"));

        assertThat(Origins.independent(List.of(one, other))).isEqualTo(1);
        assertThat(Origins.independent(List.of(one, other, another))).isEqualTo(2);
    }

    @Test
    void whatAgenciesSawThemselvesIsNotOneOriginByTheNameTheyGiveIt() {
        assertThat(Origins.independent(List.of(says("a", "RU", report()), says("b", "UN", report()))))
                .isEqualTo(2);
    }

    @Test
    void aChainOfSharedAffiliationAndSharedDocumentIsOneOrigin() {
        Report observer = says("a", "RU", report());
        Report relay = says("b", "RU", report().relaying("https://wire.example/1"));
        Report sameWire = says("c", "NGO-C", report().relaying("https://wire.example/1"));

        assertThat(Origins.independent(List.of(observer, relay, sameWire))).isEqualTo(1);
    }
}
