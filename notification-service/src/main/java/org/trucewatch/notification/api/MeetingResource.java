package org.trucewatch.notification.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.identity.Caller;
import org.trucewatch.kit.identity.Views;
import org.trucewatch.kit.time.Ids;
import org.trucewatch.notification.meeting.Meeting;
import org.trucewatch.notification.meeting.MeetingRoom;
import org.trucewatch.notification.meeting.Meetings;
import org.trucewatch.notification.meeting.ServiceRecord;

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

    private final Meetings meetings;
    private final MeetingRoom room;
    private final ServiceRecord service;
    private final Members members;
    private final Views views;

    MeetingResource(Meetings meetings, MeetingRoom room, ServiceRecord service, Members members, Views views) {
        this.meetings = meetings;
        this.room = room;
        this.service = service;
        this.members = members;
        this.views = views;
    }

    @POST
    public Response ask(@Valid @NotNull MeetingBody body) {
        Caller caller = members.caller();
        var asked = room.ask(body.request(caller.requireParty(), caller.name()));
        return Created.of(
                asked.created(),
                "/v1/meetings/" + asked.value().id(),
                seen(asked.value().id()));
    }

    @GET
    @Path("/{id}")
    public ObjectNode get(UUID id) {
        return seen(id);
    }

    @POST
    @Path("/{id}/replies")
    public Response reply(UUID id, @Valid @NotNull ReplyBody body) {
        mustSee(id);
        Caller caller = members.caller();
        var replyId = body.id() == null ? Ids.next() : body.id();
        var given = room.answer(id, replyId, caller.requireParty(), body.answer(), caller.name(), body.digest());
        return Created.of(given.created(), "/v1/meetings/" + id, seen(id));
    }

    @POST
    @Path("/{id}/withdrawal")
    public ObjectNode withdraw(UUID id, @Valid WithdrawalBody body) {
        mustSee(id);
        room.withdraw(id, members.caller().requireParty(), body == null ? null : body.reason());
        return seen(id);
    }

    private Meeting mustSee(UUID id) {
        Meeting meeting = meetings.require(id);
        members.mustBelongTo(meeting.agreementId(), "The meeting");
        return meeting;
    }

    private ObjectNode seen(UUID id) {
        Meeting meeting = mustSee(id);
        return views.see("meeting", members.hats(null), null, MeetingView.of(meeting, service.of(meeting)));
    }
}
