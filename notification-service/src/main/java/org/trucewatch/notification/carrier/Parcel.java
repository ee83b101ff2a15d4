package org.trucewatch.notification.carrier;

import org.trucewatch.notification.party.Channel;

import java.util.UUID;

/**
 * One claimed delivery with all that is needed to send it.
 *
 * @param attempt the number of this attempt within its round; also tells a late settlement from a newer claim
 */
record Parcel(
        UUID deliveryId,
        UUID noticeId,
        String party,
        UUID endpointId,
        Channel channel,
        String url,
        String address,
        String secret,
        int round,
        int attempt,
        Print print) {

    Parcel with(Print content) {
        return new Parcel(
                deliveryId, noticeId, party, endpointId, channel, url, address, secret, round, attempt, content);
    }
}
