package org.trucewatch.kit.ledger;

import com.fasterxml.jackson.databind.JsonNode;

/** The append-only record of a service. */
public interface Record {

    /**
     * Records content in the caller's transaction.
     *
     * @param kind what is recorded, such as {@code report-received}
     * @param subject id of the aggregate it belongs to
     * @param content what exactly is committed to; whoever holds it and the salt can check the leaf
     */
    Leaf add(String kind, String subject, JsonNode content);
}
