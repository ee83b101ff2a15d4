package org.trucewatch.notification.api;

import java.util.List;

/** What the pages of this service's lists look like, for the description of the API. */
interface Listing {

    record Notices(List<NoticeView> items) {}

    record Deliveries(List<DeliveryView> items) {}
}
