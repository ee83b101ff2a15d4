package org.trucewatch.notification.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.kit.identity.Caller;
import org.trucewatch.notification.meeting.MeetingRoom;
import org.trucewatch.notification.meeting.MinuteBook;
import org.trucewatch.notification.meeting.PostponementDesk;
import org.trucewatch.notification.meeting.Result;

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
@Tag(name = "meetings")
public class MeetingResource {

    /** Why a request is withdrawn. */
    public record WithdrawalBody(@Size(max = 5000) String reason) {}

    private final MeetingRoom room;
    private final PostponementDesk postponements;
    private final MinuteBook minutes;
    private final MeetingViews meetings;
    private final Members members;

    MeetingResource(
            MeetingRoom room,
            PostponementDesk postponements,
            MinuteBook minutes,
            MeetingViews meetings,
            Members members) {
        this.room = room;
        this.postponements = postponements;
        this.minutes = minutes;
        this.meetings = meetings;
        this.members = members;
    }

    @POST
    @Operation(summary = "Asks for a meeting in the name of the caller's party; every party is told at once")
    @APIResponseSchema(value = MeetingView.class, responseCode = "201")
    public Response ask(@Valid @NotNull MeetingBody body) {
        Caller caller = members.caller();
        var asked = room.ask(body.request(caller.requireParty(), caller.name()));
        return created(asked, asked.value().id());
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary =
                    "The request as it stands, and for each party what was served, acknowledged and replied; also as text/calendar")
    @APIResponseSchema(MeetingView.class)
    public ObjectNode get(UUID id) {
        return meetings.seen(id);
    }

    @GET
    @Path("/{id}")
    @Produces("text/calendar;qs=0.5;charset=UTF-8")
    public String calendar(UUID id) {
        return meetings.calendar(id);
    }

    @POST
    @Path("/{id}/replies")
    @Operation(summary = "ACCEPT, COUNTER, DELEGATE or DECLINE; nothing of it moves the deadline")
    @APIResponseSchema(value = MeetingView.class, responseCode = "201")
    public Response reply(UUID id, @Valid @NotNull ReplyBody body) {
        meetings.mustSee(id);
        Caller caller = members.caller();
        var given = room.answer(id, body.named(), caller.requireParty(), body.answer(), caller.name(), body.digest());
        return created(given, id);
    }

    @POST
    @Path("/{id}/withdrawal")
    @Operation(summary = "The requester withdraws it")
    @APIResponseSchema(MeetingView.class)
    public ObjectNode withdraw(UUID id, @Valid WithdrawalBody body) {
        meetings.mustSee(id);
        room.withdraw(id, members.caller().requireParty(), body == null ? null : body.reason());
        return meetings.seen(id);
    }

    /** A party that comes to an agreed meeting asks to move it; unanswered, the date stays. */
    @POST
    @Path("/{id}/postponements")
    @Operation(summary = "A party that comes asks to move it; unanswered, the date stays")
    @APIResponseSchema(value = MeetingView.class, responseCode = "201")
    public Response postpone(UUID id, @Valid @NotNull DelayBody body) {
        meetings.mustSee(id);
        Caller caller = members.caller();
        return created(postponements.ask(id, body.delay(caller.requireParty(), caller.name())), id);
    }

    /** ACCEPT one of the later times, or DECLINE. */
    @POST
    @Path("/{id}/postponements/{pid}/replies")
    @Operation(summary = "ACCEPT one of the later times, or DECLINE")
    @APIResponseSchema(value = MeetingView.class, responseCode = "201")
    public Response replyToPostponement(UUID id, UUID pid, @Valid @NotNull ReplyBody body) {
        meetings.mustSee(id);
        Caller caller = members.caller();
        return created(
                postponements.answer(
                        id,
                        pid,
                        body.named(),
                        caller.requireParty(),
                        body.acceptOrDecline(),
                        caller.name(),
                        body.digest()),
                id);
    }

    /** Minutes and undertakings, or that it was not held; whoever contests them puts its own account beside. */
    @POST
    @Path("/{id}/outcome")
    @Operation(
            summary =
                    "Minutes and undertakings, or that it was not held; who contests them puts its own account beside")
    @APIResponseSchema(value = MeetingView.class, responseCode = "201")
    public Response outcome(UUID id, @Valid @NotNull OutcomeBody body) {
        meetings.mustSee(id);
        Caller caller = members.caller();
        return created(minutes.put(id, body.account(caller.requireParty(), caller.name())), id);
    }

    /** What now stands of the meeting. */
    private Response created(Result<?> result, UUID meeting) {
        return Created.of(result.created(), "/v1/meetings/" + meeting, meetings.seen(meeting));
    }
}
