package org.trucewatch.kit.broker;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Opens connections to RabbitMQ. The client's own recovery is off: publisher and consumers open a new connection when
 * theirs is gone, which is the one path for every kind of fault.
 */
@ApplicationScoped
class Broker {

    private final ConnectionFactory factory = new ConnectionFactory();
    private final String service;

    Broker(
            @ConfigProperty(name = "rabbitmq-host") String host,
            @ConfigProperty(name = "rabbitmq-port") int port,
            @ConfigProperty(name = "rabbitmq-username") String user,
            @ConfigProperty(name = "rabbitmq-password") String password,
            @ConfigProperty(name = "rabbitmq-virtual-host") String virtualHost,
            @ConfigProperty(name = "rabbitmq-ssl", defaultValue = "false") boolean ssl,
            @ConfigProperty(name = "quarkus.application.name") String service)
            throws Exception {
        factory.setHost(host);
        factory.setPort(port);
        factory.setUsername(user);
        factory.setPassword(password);
        factory.setVirtualHost(virtualHost);
        factory.setAutomaticRecoveryEnabled(false);
        factory.setTopologyRecoveryEnabled(false);
        factory.setConnectionTimeout(5_000);
        factory.setHandshakeTimeout(10_000);
        factory.setRequestedHeartbeat(10); // seconds: a silent network is noticed within two of them
        // closing a silent connection must not wait for the writer that waits for the network
        factory.setShutdownExecutor(Executors.newCachedThreadPool(closing -> {
            var thread = new Thread(closing, "closes broker connections");
            thread.setDaemon(true);
            return thread;
        }));
        if (ssl) {
            factory.useSslProtocol(javax.net.ssl.SSLContext.getDefault());
            factory.enableHostnameVerification();
        }
        this.service = service;
    }

    Connection connect(String purpose) throws IOException, TimeoutException {
        return factory.newConnection(service + " " + purpose);
    }
}
