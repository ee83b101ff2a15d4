package org.trucewatch.kit.ledger.proof;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TileTest {

    @Test
    void pathsAreWrittenAsTheStandardWritesThem() {
        assertThat(new Tile(0, 1_234_067, 256).path()).isEqualTo("tile/0/x001/x234/067");
        assertThat(new Tile(1, 0, 8).path()).isEqualTo("tile/1/000.p/8");
        assertThat(new Tile(0, 999, 256).path()).isEqualTo("tile/0/999");
        assertThat(new Tile(2, 1_000, 255).path()).isEqualTo("tile/2/x001/000.p/255");
        assertThat(new Tile(0, 1_234_067, 256).entriesPath()).isEqualTo("tile/entries/x001/x234/067");
    }

    @ParameterizedTest
    @ValueSource(strings = {"000", "067", "x001/x234/067", "x123/456.p/255", "x999/x999/x999/999.p/1"})
    void whatIsWrittenIsReadAgain(String number) {
        assertThat(Tile.of(3, number).orElseThrow().numbered()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "67",
                "x000/067",
                "x001/x234/67",
                "1234067",
                "x001",
                "000.p/0",
                "000.p/256",
                "000.p/08",
                "000.p/",
                "-01",
                "000/",
                "x001/x001/x001/x001/x001/x001/x001/001",
                "000.p/8/",
                "../../000",
                "000.p/1000"
            })
    void whatNoLogHasIsNotRead(String number) {
        assertThat(Tile.of(0, number)).isEmpty();
    }

    @Test
    void aLogHasATileOnceItHasAllItsHashes() {
        assertThat(new Tile(0, 0, 5).within(5)).isTrue();
        assertThat(new Tile(0, 0, 5).within(4)).isFalse();
        assertThat(new Tile(0, 1, 1).within(256)).isFalse();
        assertThat(new Tile(0, 0, 256).within(256)).isTrue();
        assertThat(new Tile(1, 0, 1).within(255)).isFalse();
        assertThat(new Tile(1, 0, 1).within(256)).isTrue();
        assertThat(new Tile(0, 999_999_999_999_999_999L, 1).within(Long.MAX_VALUE))
                .isFalse();
        assertThat(Tile.of(8, "000")).isEmpty();
    }

    @Test
    void entriesAreBundledAfterTheirLengths() {
        var bundle = EntryBundle.bytes(List.of(new byte[] {7}, new byte[0], new byte[300]));
        assertThat(bundle).startsWith(0, 1, 7, 0, 0, 1, 44).hasSize(307);
        assertThat(EntryBundle.entries(bundle)).containsExactly(new byte[] {7}, new byte[0], new byte[300]);
        assertThatThrownBy(() -> EntryBundle.entries(new byte[] {0})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EntryBundle.entries(new byte[] {0, 2, 1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EntryBundle.bytes(List.of(new byte[65_536])))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
