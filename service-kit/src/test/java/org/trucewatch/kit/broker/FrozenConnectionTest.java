package org.trucewatch.kit.broker;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.outbox.Outgoing;
import org.trucewatch.kit.probe.KitTest;
import org.trucewatch.kit.time.Ids;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** A network that swallows what is sent, without a word to either side. */
@KitTest
class FrozenConnectionTest {

    @ConfigProperty(name = "trucewatch.test.amqp-uri")
    URI broker;

    @ConfigProperty(name = "rabbitmq-virtual-host")
    String virtualHost;

    private final CountDownLatch thaw = new CountDownLatch(1);
    private volatile boolean frozen;

    @Test
    void whatIsPublishedIntoAFrozenConnectionFailsInsteadOfWaitingForEver() throws Exception {
        var user = broker.getUserInfo().split(":");
        try (var network = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            new Thread(() -> carry(network)).start();
            var publisher = new ConfirmedPublisher(
                    new Broker("127.0.0.1", network.getLocalPort(), user[0], user[1], virtualHost, false, "kit"));
            publisher.open();
            frozen = true;
            var batch = IntStream.range(0, 50)
                    .mapToObj(i -> publisher.publish(new Outgoing(Ids.next(), "", "nowhere", new byte[1 << 20])))
                    .toList();
            assertThat(batch).allMatch(each -> each.toCompletableFuture().isCompletedExceptionally());
        } finally {
            thaw.countDown();
        }
    }

    private void carry(ServerSocket network) {
        try (var client = network.accept();
                var server = new Socket(broker.getHost(), broker.getPort())) {
            var back = new Thread(() -> pump(server, client));
            back.start();
            pump(client, server);
            back.join();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void pump(Socket from, Socket to) {
        try (InputStream in = from.getInputStream()) {
            var buffer = new byte[8192];
            for (int read; (read = in.read(buffer)) >= 0; ) {
                if (frozen) {
                    thaw.await();
                    return;
                }
                to.getOutputStream().write(buffer, 0, read);
                to.getOutputStream().flush();
            }
        } catch (IOException | InterruptedException e) {
            // the connection is over
        }
    }
}
