package org.trucewatch.incidents.evidence;

import org.trucewatch.incidents.report.Consent;

import java.util.UUID;

/**
 * What is said of a file besides the file.
 *
 * @param id chosen by the client, or null
 * @param consent null for that of the report
 * @param mediaType as claimed
 * @param filename without a path, or null
 * @param capture or null
 */
public record Said(UUID id, Consent consent, String mediaType, String filename, Capture capture) {}
