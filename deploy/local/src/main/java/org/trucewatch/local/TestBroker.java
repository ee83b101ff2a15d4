package org.trucewatch.local;

import java.util.UUID;

/**
 * Virtual hosts for tests, with the topology of the definitions, on the broker given by the environment or else on one
 * started for this JVM.
 *
 * @param broker the node seen through this virtual host, as administrator: a test may put and take what it likes
 */
public record TestBroker(Broker broker) implements AutoCloseable {

    /** A virtual host of its own with every exchange, queue, policy and permission. */
    public static TestBroker virtualHostFor(String service) {
        var broker = server().in(service + "-" + UUID.randomUUID());
        broker.define(ProjectTree.find().definitions());
        return new TestBroker(broker);
    }

    public String virtualHost() {
        return broker.virtualHost();
    }

    @Override
    public void close() {
        broker.remove();
    }

    private static Broker server() {
        return Given.byEnvironment().broker().orElseGet(TestBroker::ownNode);
    }

    private static Broker ownNode() {
        var home = Throwaway.home();
        var node = new RabbitNode(home, ProjectTree.find().definitions(), Ports.free(home));
        JvmWide.once("rabbitmq", () -> {
            Throwaway.start(node, node.names());
            return node.address();
        });
        return node.broker();
    }
}
