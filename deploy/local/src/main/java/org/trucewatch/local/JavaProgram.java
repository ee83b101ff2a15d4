package org.trucewatch.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Java process of a home, run by the Java that runs us and marked with the home it belongs to. */
record JavaProgram(Path home, String name) {

    OwnProcess process() {
        return new OwnProcess(
                home.resolve("run").resolve(name + ".pid"), home.resolve("logs").resolve(name + ".log"), mark());
    }

    /** @param arguments options of the JVM and after them what to run */
    void start(List<String> arguments, Map<String, String> environment) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(mark());
        command.addAll(arguments);
        process().start(command, environment);
    }

    private String mark() {
        return "-Dtrucewatch.runs=" + home.resolve(name);
    }
}
