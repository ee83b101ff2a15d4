package org.trucewatch.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The questions asked of something that is just starting. */
final class Http {
    private Http() {}

    /** The status that a GET gets, or 0 when nobody answers. */
    static int status(URI address) {
        try {
            return get(address).getResponseCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    /** What is said with that status, also when it is a refusal; empty when nobody answers. */
    static String body(URI address) {
        try {
            var connection = get(address);
            var refused = connection.getResponseCode() >= 400;
            try (var said = refused ? connection.getErrorStream() : connection.getInputStream()) {
                return said == null ? "" : new String(said.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException notYet) {
            return "";
        }
    }

    private static HttpURLConnection get(URI address) throws IOException {
        var connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(2_000);
        connection.setReadTimeout(10_000);
        return connection;
    }

    /** Whether anything listens there. */
    static boolean listens(String host, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
