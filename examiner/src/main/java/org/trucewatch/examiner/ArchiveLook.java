package org.trucewatch.examiner;

import org.apache.commons.compress.PasswordRequiredException;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists an archive, and what is packed within it, within bounds; nothing of it is ever written anywhere. */
final class ArchiveLook implements Look {

    @Override
    public String kind() {
        return "ARCHIVE";
    }

    @Override
    public String tool() {
        return "commons-compress";
    }

    @Override
    public List<Found> at(Sample sample) throws Exception {
        var inventory = new Inventory();
        String outcome = "LISTED";
        try {
            if (!Archives.list(sample, inventory)) {
                return List.of();
            }
        } catch (PasswordRequiredException e) {
            inventory.warn("ENCRYPTED");
            outcome = "NOT_LISTED";
        } catch (Inventory.Full e) {
            outcome = "LISTED_IN_PART";
        } catch (IOException | RuntimeException e) {
            inventory.warn("DAMAGED");
            outcome = inventory.entries() == 0 ? "NOT_LISTED" : "LISTED_IN_PART";
        }
        return List.of(new Found(kind(), outcome, tool(), detail(inventory)));
    }

    private static Map<String, Object> detail(Inventory inventory) {
        var detail = new LinkedHashMap<String, Object>();
        detail.put("entries", inventory.entries());
        detail.put("unpackedBytes", inventory.unpacked());
        detail.put("depth", inventory.depth());
        detail.put("names", inventory.names());
        if (!inventory.warnings().isEmpty()) {
            detail.put("warnings", List.copyOf(inventory.warnings()));
        }
        return detail;
    }
}
