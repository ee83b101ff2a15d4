package org.trucewatch.notification.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.identity.Caller;
import org.trucewatch.kit.time.Ids;
import org.trucewatch.notification.meeting.MeetingRoom;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Requests to meet. */
@Path("/v1/meetings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MeetingResource {

    /** Why a request is withdrawn. */
    public record WithdrawalBody(@Size(max = 5000) String reason) {}

    private final MeetingRoom room;
    private final MeetingViews meetings;
    private final Members members;

    MeetingResource(MeetingRoom room, MeetingViews meetings, Members members) {
        this.room = room;
        this.meetings = meetings;
        this.members = members;
    }

    @POST
    public Response ask(@Valid @NotNull MeetingBody body) {
        Caller caller = members.caller();
        var asked = room.ask(body.request(caller.requireParty(), caller.name()));
        return Created.of(
                asked.created(),
                "/v1/meetings/" + asked.value().id(),
                meetings.seen(asked.value().id()));
    }

    @GET
    @Path("/{id}")
    public ObjectNode get(UUID id) {
        return meetings.seen(id);
    }

    @POST
    @Path("/{id}/replies")
    public Response reply(UUID id, @Valid @NotNull ReplyBody body) {
        meetings.seen(id); // 404 for those who may not know of it
        Caller caller = members.caller();
        var replyId = body.id() == null ? Ids.next() : body.id();
        var given = room.answer(id, replyId, caller.requireParty(), body.answer(), caller.name(), body.digest());
        return Created.of(given.created(), "/v1/meetings/" + id, meetings.seen(id));
    }

    @POST
    @Path("/{id}/withdrawal")
    public ObjectNode withdraw(UUID id, @Valid WithdrawalBody body) {
        meetings.seen(id); // 404 for those who may not know of it
        room.withdraw(id, members.caller().requireParty(), body == null ? null : body.reason());
        return meetings.seen(id);
    }
}
