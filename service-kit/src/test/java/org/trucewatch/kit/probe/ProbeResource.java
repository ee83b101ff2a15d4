package org.trucewatch.kit.probe;

import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.identity.Callers;
import org.trucewatch.kit.paging.Paging;
import org.trucewatch.kit.problems.Refusal;

import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Accepts a body with every sort of field, and lists a hundred numbers. */
@Path("/probe")
public class ProbeResource {

    public enum Kind {
        SHELLING,
        SNIPER
    }

    public record Part(@NotNull @Size(min = 2) String name) {}

    public record Body(
            @NotNull OffsetDateTime from,
            Kind kind,
            @Valid List<Part> parts,
            Integer count,
            Boolean ongoing,
            UUID id,
            Double share,
            Boolean drill,
            List<String> words,
            Duration during) {}

    private final Callers callers;
    private final AgroalDataSource database;

    ProbeResource(Callers callers, AgroalDataSource database) {
        this.callers = callers;
        this.database = database;
    }

    @POST
    public String accept(@Valid @NotNull Body body) {
        if (body.count() != null && body.count() < 0) {
            throw Refusal.invalid("#/count", "must not be negative");
        }
        return callers.current().agency();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list(@BeanParam Paging paging, @Context UriInfo uri) {
        int after = paging.after(1).map(keys -> Integer.parseInt(keys.get(0))).orElse(0);
        var rows = IntStream.rangeClosed(after + 1, 100)
                .limit(paging.limit() + 1)
                .boxed()
                .toList();
        return paging.respond(uri, rows, row -> List.of(row.toString()), row -> row);
    }

    @GET
    @Path("/numbers/{id}")
    public String number(@PathParam("id") UUID id) {
        return id.toString();
    }

    @GET
    @Path("/open")
    public String open() {
        return "open";
    }

    /** Asks the database for a date that it may not know. */
    @GET
    @Path("/kept/{date}")
    public String kept(@PathParam("date") String date) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select (?::text)::timestamptz::text")) {
            query.setString(1, date);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("it could not be asked", e);
        }
    }

    @GET
    @Path("/unnamed")
    public String unnamed() {
        return "no line of the matrix names this call";
    }
}
