package org.trucewatch.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.Socket;
import java.net.URI;

/** The two questions asked of something that is just starting. */
final class Http {
    private Http() {}

    /** The status that a GET gets, or 0 when nobody answers. */
    static int status(URI address) {
        try {
            var connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(2_000);
            connection.setReadTimeout(10_000);
            return connection.getResponseCode();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        } catch (IOException notYet) {
            return 0;
        }
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
