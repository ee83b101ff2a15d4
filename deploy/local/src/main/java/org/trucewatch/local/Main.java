package org.trucewatch.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The local stack from the command line. Nothing stays resident: every command looks at the pid files, does its part and
 * ends.
 */
public final class Main {
    private static final String USAGE = """
            [--home DIR] [--free-ports] COMMAND
              up             start whatever does not run, wait until all of it serves
              down           stop everything
              status         what runs where
              start NAME...  start some
              stop NAME...   stop some, in order
              kill NAME      end one as a crash would
              endpoints      connection settings, as NAME=value lines
              token ACCOUNT  an access token of the local realm
              wipe           forget all data; nothing may run""";

    private Main() {}

    public static void main(String[] arguments) {
        try {
            var words = new ArrayList<>(Arrays.asList(arguments));
            var freePorts = words.remove("--free-ports");
            var stack = stackAt(home(words), freePorts).reportingTo(System.out::println);
            if (words.isEmpty()) {
                throw new IllegalArgumentException(USAGE);
            }
            run(stack, words.get(0), words.subList(1, words.size()));
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(e instanceof IllegalArgumentException ? 2 : 1);
        }
    }

    private static void run(Stack stack, String command, List<String> names) {
        switch (command) {
            case "up" -> stack.start();
            case "down" -> stack.stop();
            case "status" -> stack.status().values().forEach(System.out::println);
            case "start" -> stack.start(components(names));
            case "stop" -> stack.stop(components(names));
            case "kill" -> Arrays.stream(components(names)).forEach(stack::kill9);
            case "endpoints" -> stack.endpoints().forEach((name, value) -> System.out.println(name + "=" + value));
            case "token" -> names.forEach(account -> System.out.println(stack.tokenFor(account)));
            case "wipe" -> stack.wipe();
            default -> throw new IllegalArgumentException(USAGE);
        }
    }

    private static Component[] components(List<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException(USAGE);
        }
        return names.stream().map(Component::named).toArray(Component[]::new);
    }

    private static Path home(List<String> words) {
        var option = words.indexOf("--home");
        if (option < 0) {
            return ProjectTree.find().home();
        }
        if (option + 1 == words.size()) {
            throw new IllegalArgumentException(USAGE);
        }
        words.remove(option);
        return Path.of(words.remove(option)).toAbsolutePath().normalize();
    }

    private static Stack stackAt(Path home, boolean freePorts) {
        return freePorts ? Stack.onFreePorts(home, Given.byEnvironment()) : Stack.at(home);
    }
}
