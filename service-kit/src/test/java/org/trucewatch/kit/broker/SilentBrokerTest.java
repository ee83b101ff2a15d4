package org.trucewatch.kit.broker;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.trucewatch.kit.outbox.Outgoing;
import org.trucewatch.kit.time.Ids;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SilentBrokerTest {

    @Test
    @Timeout(60)
    void aBrokerThatNeverAnswersIsWaitedForOnceAndNotForEveryMessage() throws Exception {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var publisher = new ConfirmedPublisher(new Broker(
                    silent.getInetAddress().getHostAddress(), silent.getLocalPort(), "a", "b", "/", false, "kit"));
            assertThatThrownBy(publisher::open).isInstanceOf(Exception.class);
            var batch = IntStream.range(0, 500)
                    .mapToObj(i -> publisher.publish(new Outgoing(Ids.next(), "", "queue", new byte[10])))
                    .toList();
            assertThat(batch).allMatch(each -> each.toCompletableFuture().isCompletedExceptionally());
        }
    }
}
