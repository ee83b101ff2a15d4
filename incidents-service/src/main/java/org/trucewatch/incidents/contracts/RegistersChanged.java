package org.trucewatch.incidents.contracts;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;

/** The registers of an agreement as they hold now, always in full. Where a protected site lies is not told. */
public record RegistersChanged(
        String agreementId,
        List<JsonNode> actors,
        List<JsonNode> areas,
        List<JsonNode> agencies,
        List<Site> protectedSites) {

    public static final String TYPE = "incidents.registers-changed.v1";

    /** @param area code of the area it lies in, as coarse as others may know it */
    public record Site(String id, String kind, String area, String owner) {}
}
