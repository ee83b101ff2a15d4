package org.trucewatch.incidents.transfer;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** One range of bytes as RFC 9110, section 14, has it; both ends are included. */
public record ByteRange(long first, long last) {

    private static final Pattern ONE =
            Pattern.compile("\\s*bytes\\s*=[\\s,]*(\\d*)-(\\d*)[\\s,]*", Pattern.CASE_INSENSITIVE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    /** Nothing of what is asked for is there. */
    public static final class Unsatisfiable extends Exception {}

    /**
     * The range asked for. Empty where none is, or several are: whoever asks for those gets everything, as the standard
     * allows.
     */
    public static Optional<ByteRange> asked(String header, long size) throws Unsatisfiable {
        var one = header == null ? null : ONE.matcher(header);
        if (one == null
                || !one.matches()
                || one.group(1).isEmpty() && one.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (one.group(1).isEmpty()) {
            long suffix = number(one.group(2));
            return Optional.of(satisfiable(Math.max(0, size - suffix), size - 1, suffix > 0));
        }
        long first = number(one.group(1));
        long last = one.group(2).isEmpty() ? size - 1 : number(one.group(2));
        if (!one.group(2).isEmpty() && last < first) {
            return Optional.empty(); // no range at all
        }
        return Optional.of(satisfiable(first, Math.min(last, size - 1), first < size));
    }

    private static ByteRange satisfiable(long first, long last, boolean is) throws Unsatisfiable {
        if (!is) {
            throw new Unsatisfiable();
        }
        return new ByteRange(first, last);
    }

    private static long number(String digits) {
        return new BigInteger(digits).min(MOST).longValue();
    }

    public long length() {
        return last - first + 1;
    }

    /** For {@code Content-Range}. */
    public String of(long size) {
        return "bytes " + first + "-" + last + "/" + size;
    }
}
