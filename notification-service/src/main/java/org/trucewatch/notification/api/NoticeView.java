package org.trucewatch.notification.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.events.Json;
import org.trucewatch.notification.contracts.NoticeMessage;
import org.trucewatch.notification.letter.Letter;
import org.trucewatch.notification.notice.Notice;

/** A notice as JSON. */
final class NoticeView {

    private NoticeView() {}

    /** All of it, with one letter chosen. */
    static ObjectNode full(Notice notice, Letter chosen) {
        ObjectNode view = Json.MAPPER.valueToTree(NoticeMessage.of(notice));
        view.put("title", chosen.title());
        view.set("letter", Json.MAPPER.<JsonNode>valueToTree(chosen));
        return view;
    }

    /** For lists: without the document. */
    static ObjectNode brief(Notice notice, Letter chosen) {
        ObjectNode view = full(notice, chosen);
        view.put("language", chosen.lang());
        view.remove("document");
        view.remove("letter");
        return view;
    }
}
