package org.trucewatch.kit.ledger;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Collection;
import java.util.List;

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

    /** Records several contents of one kind in the caller's transaction, in one round trip. */
    void addAll(String kind, List<Entry> entries);

    /**
     * Destroys the salts of leaves in the caller's transaction: nobody who has not kept them can tell any more what the
     * leaves commit to. The log stays as it is.
     *
     * @param leaves in hexadecimal digits
     */
    void forget(Collection<String> leaves);

    /** One content to be recorded, and the id of the aggregate it belongs to. */
    record Entry(String subject, JsonNode content) {}
}
