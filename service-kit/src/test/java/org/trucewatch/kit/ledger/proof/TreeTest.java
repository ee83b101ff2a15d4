package org.trucewatch.kit.ledger.proof;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TreeTest {

    private static final HexFormat HEX = HexFormat.of();

    /** The entries with which the trees of Certificate Transparency are told. */
    private static final List<byte[]> KNOWN = IntStream.range(0, 8)
            .mapToObj(i -> List.of(
                            "",
                            "00",
                            "10",
                            "2021",
                            "3031",
                            "40414243",
                            "5051525354555657",
                            "606162636465666768696a6b6c6d6e6f")
                    .get(i))
            .map(HEX::parseHex)
            .toList();

    /** Tiles in memory, as a log grows. */
    private static final class Tiles implements TiledNodes.Source {
        final Map<String, byte[]> kept = new HashMap<>();
        final RightEdge edge = RightEdge.of(0, this);
        int reads;

        @Override
        public byte[] tile(int level, long number) {
            reads++;
            return kept.get(level + "/" + number);
        }

        void append(List<byte[]> entries) {
            edge.append(entries).forEach(tile -> kept.put(tile.level() + "/" + tile.number(), tile.hashes()));
        }

        Tree tree(long size) {
            return new Tree(size, new TiledNodes(this));
        }
    }

    @Test
    void rootsAreThoseOfTheStandard() {
        var tiles = new Tiles();
        assertThat(HEX.formatHex(tiles.edge.root()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        var roots = new ArrayList<String>();
        for (var entry : KNOWN) {
            tiles.append(List.of(entry));
            roots.add(HEX.formatHex(tiles.edge.root()));
        }
        assertThat(roots)
                .containsExactly(
                        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    @Test
    void proofsAreThoseOfTheStandard() {
        var tiles = new Tiles();
        tiles.append(KNOWN);
        assertThat(tiles.tree(8).inclusionOf(5).path().stream().map(HEX::formatHex))
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(tiles.tree(8).consistencyWith(6).path().stream().map(HEX::formatHex))
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    }

    @Test
    void everyProofOfEverySizeVerifiesAndNoneVerifiesAnythingElse() {
        var tiles = new Tiles();
        var entries = new ArrayList<byte[]>();
        for (int size = 1; size <= 70; size++) {
            entries.add(new byte[] {(byte) size});
            tiles.append(List.of(entries.get(size - 1)));
            byte[] root = defined(entries);
            assertThat(tiles.edge.root()).isEqualTo(root);
            for (int i = 0; i < size; i++) {
                var proof = tiles.tree(size).inclusionOf(i);
                assertThat(proof.verify(Merkle.leaf(entries.get(i)), root)).isTrue();
                assertThat(proof.verify(Merkle.leaf(new byte[] {0}), root)).isFalse();
                assertThat(proof.verify(Merkle.leaf(entries.get(i)), Merkle.empty()))
                        .isFalse();
                byte[] before = defined(entries.subList(0, i + 1));
                var growth = tiles.tree(size).consistencyWith(i + 1);
                assertThat(growth.verify(before, root)).isTrue();
                assertThat(growth.verify(Merkle.empty(), root)).isFalse();
                assertThat(growth.verify(before, Merkle.empty())).isFalse();
            }
        }
    }

    @Test
    void aTreeGrownInBatchesOfAnySizeIsTheSameTree() {
        var random = new Random(20160227);
        var whole = new Tiles();
        var parts = new Tiles();
        var entries = random.ints(70_000)
                .mapToObj(number -> HEX.parseHex(HEX.toHexDigits(number)))
                .toList();
        whole.append(entries);
        for (int from = 0; from < entries.size(); ) {
            int until = Math.min(entries.size(), from + 1 + random.nextInt(3_000));
            parts.append(entries.subList(from, until));
            from = until;
            // as after a restart
            var again = RightEdge.of(from, parts);
            assertThat(again.root()).isEqualTo(parts.edge.root());
            assertThat(again.size()).isEqualTo(from);
        }
        assertThat(parts.kept).usingRecursiveComparison().isEqualTo(whole.kept);
        assertThat(parts.edge.root()).isEqualTo(whole.edge.root()).isEqualTo(defined(entries));
        assertThat(whole.kept.get("2/0")).hasSize(Merkle.HASH);
        assertThat(whole.kept.get("1/1")).hasSize((70_000 / 256 - 256) * Merkle.HASH);
    }

    @Test
    void aProofReadsFewTilesHoweverLongTheLog() {
        var random = new Random(1);
        var tiles = new Tiles();
        var entries = random.ints(70_000)
                .mapToObj(number -> HEX.parseHex(HEX.toHexDigits(number)))
                .toList();
        tiles.append(entries);
        for (int i = 0; i < 100; i++) {
            tiles.reads = 0;
            int index = random.nextInt(entries.size());
            var proof = tiles.tree(entries.size()).inclusionOf(index);
            assertThat(proof.verify(Merkle.leaf(entries.get(index)), tiles.edge.root()))
                    .isTrue();
            assertThat(tiles.reads).isLessThanOrEqualTo(6);
            tiles.reads = 0;
            tiles.tree(entries.size()).consistencyWith(1 + index);
            assertThat(tiles.reads).isLessThanOrEqualTo(6);
        }
    }

    @Test
    void whatATreeDoesNotHoldIsNotProved() {
        var tiles = new Tiles();
        tiles.append(KNOWN);
        assertThatThrownBy(() -> tiles.tree(8).inclusionOf(8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tiles.tree(8).consistencyWith(9)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new InclusionProof(-1, 1, List.of()).verify(Merkle.empty(), Merkle.empty()))
                .isFalse();
        assertThat(new ConsistencyProof(0, 8, List.of()).verify(tiles.edge.root(), tiles.edge.root()))
                .isFalse();
    }

    /** MTH as section 2.1.1 defines it, in so many words. */
    private static byte[] defined(List<byte[]> entries) {
        if (entries.size() == 1) {
            return Merkle.leaf(entries.get(0));
        }
        int k = Integer.highestOneBit(entries.size() - 1);
        return Merkle.node(defined(entries.subList(0, k)), defined(entries.subList(k, entries.size())));
    }
}
