package org.trucewatch.notification.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.identity.Views;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.notification.meeting.Meeting;
import org.trucewatch.notification.meeting.Meetings;
import org.trucewatch.notification.meeting.Outcomes;
import org.trucewatch.notification.meeting.Postponements;
import org.trucewatch.notification.meeting.ServiceRecord;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Requests to meet as the caller may see them, each read afresh. */
@ApplicationScoped
class MeetingViews {

    private final Meetings meetings;
    private final Postponements postponements;
    private final Outcomes outcomes;
    private final ServiceRecord service;
    private final Members members;
    private final Views views;
    private final BusinessClock clock;

    MeetingViews(
            Meetings meetings,
            Postponements postponements,
            Outcomes outcomes,
            ServiceRecord service,
            Members members,
            Views views,
            BusinessClock clock) {
        this.meetings = meetings;
        this.postponements = postponements;
        this.outcomes = outcomes;
        this.service = service;
        this.members = members;
        this.views = views;
        this.clock = clock;
    }

    @Transactional
    ObjectNode seen(UUID id) {
        Meeting meeting = visible(id);
        var view = MeetingView.of(meeting, service.of(meeting), postponements.of(meeting), outcomes.of(meeting));
        return views.see("meeting", members.hats(null), null, Json.MAPPER.valueToTree(view));
    }

    /** As a calendar that officers take over into their own. */
    @Transactional
    String calendar(UUID id) {
        return MeetingCalendar.of(visible(id), clock.instant());
    }

    /** @throws org.trucewatch.kit.problems.Refusal 404 for those who may not know of it */
    @Transactional
    void mustSee(UUID id) {
        visible(id);
    }

    private Meeting visible(UUID id) {
        Meeting meeting = meetings.require(id);
        members.mustBelongTo(meeting.agreementId(), "The meeting");
        return meeting;
    }
}
