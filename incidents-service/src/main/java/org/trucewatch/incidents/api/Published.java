package org.trucewatch.incidents.api;

/** Where the description of the calls refers to the published schemas of their bodies, which lie beside it. */
final class Published {

    static final String AGREEMENT = "./agreement.schema.json";
    static final String REPORT = "./report.schema.json";
    static final String REPORT_CSV = "./report-csv.schema.json";
    static final String STATEMENT = "./statement.schema.json";
    static final String TALLY = "./tally.schema.json";
    static final String ACTOR = "./registers.schema.json#/$defs/actorBody";
    static final String AREA = "./registers.schema.json#/$defs/areaBody";
    static final String AGENCY = "./registers.schema.json#/$defs/agencyBody";
    static final String PROTECTED_SITE = "./registers.schema.json#/$defs/protectedSiteBody";
    static final String REVISION = "./registers.schema.json#/$defs/revisionBody";
    static final String CONTEST = "./registers.schema.json#/$defs/contestBody";
    static final String GRANT = "./registers.schema.json#/$defs/grantBody";
    static final String WITHDRAWAL = "./registers.schema.json#/$defs/withdrawalBody";
    static final String ADHERENCE = "./registers.schema.json#/$defs/adherenceBody";
    static final String CAPTURE = "./evidence.schema.json#/$defs/capture";
    static final String FILE = "./evidence.schema.json#/$defs/file";
    static final String FORM = "./evidence.schema.json#/$defs/form";
    static final String DEVICE_KEY = "./device-keys.schema.json#/$defs/key";
    static final String REVOCATION = "./device-keys.schema.json#/$defs/revocation";
    static final String SUBMISSION = "./device-keys.schema.json#/$defs/submission";
    static final String KOBO = "./device-keys.schema.json#/$defs/kobo";
    static final String ERASURE = "./decisions.schema.json#/$defs/erasure";
    static final String OPENING = "./decisions.schema.json#/$defs/opening";
    static final String CONFIRMATION = "./decisions.schema.json#/$defs/confirmation";
    static final String POSITION = "./decisions.schema.json#/$defs/position";
    static final String ADMISSION = "./decisions.schema.json#/$defs/admission";
    static final String DISMISSAL = "./decisions.schema.json#/$defs/dismissal";
    static final String LINK = "./decisions.schema.json#/$defs/link";

    private Published() {}
}
