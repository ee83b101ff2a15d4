package org.trucewatch.examiner;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The program: {@code FILE CLAIMED-TYPE DIRECTORY ANCHORS [ANSWER]}. Results go to the standard output as they are found,
 * a line of JSON each, so that what was found before the process died is not lost. Copies of pictures are left in the
 * directory. It ends when its standard input does, so that it never outlives who started it.
 */
public final class Examiner {

    private static final List<Look> LOOKS = List.of(
            new TypeLook(),
            new DigestLook(),
            new MetadataLook(),
            new ArchiveLook(),
            new TimestampLook(),
            new PictureLook());

    private Examiner() {}

    public static void main(String[] words) throws IOException {
        endWithInput();
        var lines = new Lines(new FileOutputStream(FileDescriptor.out));
        System.setOut(new PrintStream(PrintStream.nullOutputStream())); // a library that chats must not write results
        var sample = Sample.of(
                Path.of(words[0]),
                words[1],
                Path.of(words[2]),
                Path.of(words[3]),
                words.length > 4 ? Path.of(words[4]) : null);
        for (var look : LOOKS) {
            for (var found : look(look, sample)) {
                lines.write(found);
            }
        }
        lines.write(new Found("END", "DONE", "examiner", Map.of()));
        Runtime.getRuntime().halt(0);
    }

    /** What one look dies of, the others need not. */
    private static List<Found> look(Look look, Sample sample) {
        try {
            return look.at(sample);
        } catch (OutOfMemoryError e) {
            return failed(look, "it needs more memory than may be used for it");
        } catch (StackOverflowError e) {
            return failed(look, "it is nested too deeply");
        } catch (Exception | LinkageError e) {
            return failed(look, "it cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private static List<Found> failed(Look look, String why) {
        return List.of(new Found(look.kind(), "NOT_EXAMINED", look.tool(), Map.of("reason", why)));
    }

    private static void endWithInput() {
        var watch = new Thread(() -> {
            try {
                while (System.in.read() >= 0) {
                    // nothing is said there
                }
            } catch (IOException e) {
                // as good as an end
            }
            Runtime.getRuntime().halt(3);
        });
        watch.setDaemon(true);
        watch.start();
    }
}
