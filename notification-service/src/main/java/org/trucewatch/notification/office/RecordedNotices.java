package org.trucewatch.notification.office;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.CanonicalJson;
import org.trucewatch.kit.ledger.RecordedKind;
import org.trucewatch.notification.contracts.NoticeReleased;
import org.trucewatch.notification.delivery.Deliveries;
import org.trucewatch.notification.delivery.Delivery;
import org.trucewatch.notification.letter.Letters;
import org.trucewatch.notification.letter.Title;
import org.trucewatch.notification.notice.Heading;
import org.trucewatch.notification.notice.Notice;
import org.trucewatch.notification.notice.Notices;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Notices as they are kept, for an audit to hold against what was recorded when they were released. */
@ApplicationScoped
class RecordedNotices implements RecordedKind {

    static final String KIND = "notice-released";

    private record Released(Notice notice, List<Delivery> inboxes) {}

    private final Notices notices;
    private final Deliveries deliveries;

    RecordedNotices(Notices notices, Deliveries deliveries) {
        this.notices = notices;
        this.deliveries = deliveries;
    }

    /** What is told of a release, and recorded. */
    static NoticeReleased told(Heading heading, String digest, Instant now, List<NoticeReleased.Served> inbox) {
        return new NoticeReleased(
                heading.id(),
                heading.agreementId(),
                heading.kind().name(),
                heading.subject(),
                heading.urgency().name(),
                heading.to(),
                now,
                digest,
                heading.drill(),
                inbox);
    }

    @Override
    public Set<String> kinds() {
        return Set.of(KIND);
    }

    @Override
    @Transactional
    public Map<String, List<Kept>> behind(List<Entry> entries) {
        return RecordedKind.bySubject(
                entries, this::released, released -> released.notice().id(), RecordedNotices::kept);
    }

    private List<Released> released(Set<UUID> ids) {
        var inboxes = deliveries.inboxes(ids).stream().collect(Collectors.groupingBy(Delivery::noticeId));
        return notices.list("id in ?1", ids).stream()
                .map(notice -> new Released(notice, inboxes.getOrDefault(notice.id(), List.of())))
                .toList();
    }

    private static List<Kept> kept(Released released) {
        var notice = released.notice();
        var served = released.inboxes().stream()
                .map(inbox -> new NoticeReleased.Served(inbox.party(), inbox.toldServedAt()))
                .toList();
        var digest = isWhole(notice) ? notice.digest() : "of a document that was changed";
        var told = told(notice.heading(), digest, notice.releasedAt(), served);
        return List.of(new Kept("notice " + notice.id(), Json.MAPPER.valueToTree(told)));
    }

    /** The digest is that of the document, and what stands beside the document is what it says. */
    private static boolean isWhole(Notice notice) {
        var document = (ObjectNode) Letters.document(notice.document());
        if (!CanonicalJson.digest(document).equals(notice.digest())) {
            return false;
        }
        var titles = Letters.of(document).stream()
                .map(letter -> new Title(letter.lang(), letter.title()))
                .toList();
        JsonNode heading = document.deepCopy().retain(names(notice.heading()));
        return titles.equals(Letters.titles(notice.titles()))
                && CanonicalJson.digest(heading)
                        .equals(CanonicalJson.digest(Json.MAPPER.valueToTree(notice.heading())));
    }

    private static List<String> names(Heading heading) {
        ObjectNode all = Json.MAPPER.valueToTree(heading);
        return all.properties().stream().map(Map.Entry::getKey).toList();
    }
}
