package org.trucewatch.notification.carrier;

import org.trucewatch.notification.party.Channel;

import java.util.concurrent.CompletionStage;

/** Sends over one channel without holding a thread; the stage always completes with an outcome or a failure in time. */
interface Carrier {

    Channel channel();

    CompletionStage<Outcome> carry(Parcel parcel);
}
