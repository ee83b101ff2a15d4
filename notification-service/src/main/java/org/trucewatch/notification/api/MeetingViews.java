package org.trucewatch.notification.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.identity.Views;
import org.trucewatch.notification.meeting.Meeting;
import org.trucewatch.notification.meeting.Meetings;
import org.trucewatch.notification.meeting.ServiceRecord;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Requests to meet as the caller may see them, each read afresh. */
@ApplicationScoped
class MeetingViews {

    private final Meetings meetings;
    private final ServiceRecord service;
    private final Members members;
    private final Views views;

    MeetingViews(Meetings meetings, ServiceRecord service, Members members, Views views) {
        this.meetings = meetings;
        this.service = service;
        this.members = members;
        this.views = views;
    }

    @Transactional
    ObjectNode seen(UUID id) {
        Meeting meeting = meetings.require(id);
        members.mustBelongTo(meeting.agreementId(), "The meeting");
        return views.see("meeting", members.hats(null), null, MeetingView.of(meeting, service.of(meeting)));
    }
}
