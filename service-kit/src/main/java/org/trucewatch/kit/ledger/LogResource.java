package org.trucewatch.kit.ledger;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.kit.ledger.proof.Tile;
import org.trucewatch.kit.problems.Refusal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The log over HTTP: C2SP tlog-tiles, proofs as JSON for those who do not read tiles, and the guarantors' cosignatures. */
@Path("/log/{service}")
@Tag(name = "log")
public class LogResource {

    /**
     * @param leaf the commitment, 64 hexadecimal digits, whose hash is the leaf of the tree
     * @param path base64 of the siblings, from the leaf upwards
     * @param checkpoint the signed note of the tree
     */
    public record Inclusion(long index, long treeSize, String leaf, List<String> path, String checkpoint) {}

    /** @param path base64 of hashes, as RFC 9162 orders them */
    public record Consistency(long from, long to, List<String> path) {}

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String FOR_EVER = "max-age=31536000, immutable";
    private static final int LONGEST_NOTE = 1 << 16;
    private static final HexFormat HEX = HexFormat.of();

    private final Log log;
    private final LogName name;
    private final CosignatureDesk desk;

    LogResource(Log log, LogName name, CosignatureDesk desk) {
        this.log = log;
        this.name = name;
        this.desk = desk;
    }

    @GET
    @Path("/checkpoint")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(summary = "The latest checkpoint, a signed note with the guarantors' cosignatures below it")
    public Response latest(@PathParam("service") String service) {
        mustBeOurs(service);
        return note(latest().note().toString(), "no-cache");
    }

    @GET
    @Path("/checkpoints/{size}")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(summary = "The checkpoint that was issued when the log had so many leaves")
    public Response at(@PathParam("service") String service, @PathParam("size") String size) {
        mustBeOurs(service);
        return note(issued(size).note().toString(), "no-cache"); // cosignatures may come at any time
    }

    @GET
    @Path("/keys")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            summary =
                    "The verifier keys of all that ever signed checkpoints of this log, one a line, the present one last")
    public Response keys(@PathParam("service") String service) {
        mustBeOurs(service);
        return note(log.keys().stream().map(key -> key + "\n").collect(Collectors.joining()), "no-cache");
    }

    @GET
    @Path("/tile/{level}/{number: .+}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "A tile of hashes, x001/x234/067, or with .p/8 its first hashes while it was partial")
    public Response tile(
            @PathParam("service") String service,
            @PathParam("level") String level,
            @PathParam("number") String number) {
        mustBeOurs(service);
        return tile(
                number(level).flatMap(one -> Tile.of(one.intValue(), number)).flatMap(log::hashes));
    }

    @GET
    @Path("/tile/entries/{number: .+}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "The commitments below a tile of level 0, each after its length in two bytes")
    public Response entries(@PathParam("service") String service, @PathParam("number") String number) {
        mustBeOurs(service);
        return tile(Tile.of(0, number).flatMap(log::entries));
    }

    @GET
    @Path("/proofs/inclusion")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "That a leaf is in the log, under the latest checkpoint or the one of the given size")
    public Inclusion inclusion(
            @PathParam("service") String service, @QueryParam("leaf") String leaf, @QueryParam("size") String size) {
        mustBeOurs(service);
        if (leaf == null || !leaf.matches("[0-9a-fA-F]{64}")) {
            throw Refusal.invalid("?leaf", "must be the 64 hexadecimal digits of a receipt");
        }
        var under = size == null ? latest() : issued(size);
        var proof = log.inclusion(HEX.parseHex(leaf), under.size())
                .orElseThrow(() -> new Refusal(
                        "not-in-the-log",
                        404,
                        "Not found",
                        "The log of " + under.size()
                                + " leaves has no such leaf; what was recorded a moment ago comes into it"
                                + " within seconds",
                        List.of()));
        return new Inclusion(
                proof.index(),
                proof.size(),
                HEX.formatHex(HEX.parseHex(leaf)),
                base64(proof.path()),
                under.note().toString());
    }

    @GET
    @Path("/proofs/consistency")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "That the log of one size begins with that of a smaller one")
    public Consistency consistency(
            @PathParam("service") String service, @QueryParam("from") String from, @QueryParam("to") String to) {
        mustBeOurs(service);
        long most = latest().size();
        long last = number(to)
                .filter(size -> size <= most)
                .orElseThrow(() -> Refusal.invalid("?to", "must be a size up to " + most));
        long first = number(from)
                .filter(size -> size > 0 && size <= last)
                .orElseThrow(() -> Refusal.invalid("?from", "must be a size from 1 to " + last));
        return new Consistency(first, last, base64(log.consistency(first, last).path()));
    }

    @POST
    @Path("/cosignatures")
    @Consumes(MediaType.TEXT_PLAIN)
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(summary = "Takes a guarantor's cosignature/v1: the checkpoint's note with its line; answers all of them")
    public Response cosign(@PathParam("service") String service, InputStream body) throws IOException {
        mustBeOurs(service);
        var note = body.readNBytes(LONGEST_NOTE + 1);
        if (note.length > LONGEST_NOTE) {
            throw new Refusal(
                    "too-large", 413, "Too large", "A note has at most " + LONGEST_NOTE + " bytes", List.of());
        }
        var cosigned = desk.cosign(new String(note, StandardCharsets.UTF_8));
        return Response.status(cosigned.isNew() ? 201 : 200)
                .entity(cosigned.checkpoint().note().toString())
                .type(TEXT)
                .build();
    }

    private Issued latest() {
        return log.latest().orElseThrow(() -> Refusal.notFound("A checkpoint"));
    }

    private Issued issued(String size) {
        return number(size).flatMap(log::at).orElseThrow(() -> Refusal.notFound("A checkpoint of this size"));
    }

    private static Response note(String text, String cached) {
        return Response.ok(text, TEXT).header("Cache-Control", cached).build();
    }

    /** What a tile holds never changes, a partial one's neither. */
    private static Response tile(Optional<byte[]> found) {
        return found.map(bytes -> Response.ok(bytes, MediaType.APPLICATION_OCTET_STREAM)
                        .header("Cache-Control", FOR_EVER)
                        .build())
                .orElseThrow(() -> Refusal.notFound("The tile"));
    }

    private static Optional<Long> number(String text) {
        return Optional.ofNullable(text)
                .filter(digits -> digits.matches("0|[1-9]\\d{0,17}"))
                .map(Long::parseLong);
    }

    private static List<String> base64(List<byte[]> hashes) {
        return hashes.stream().map(Base64.getEncoder()::encodeToString).toList();
    }

    private void mustBeOurs(String asked) {
        if (!name.service().equals(asked)) {
            throw Refusal.notFound("The service " + asked);
        }
    }
}
