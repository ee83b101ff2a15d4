package org.trucewatch.kit.ledger;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.kit.problems.Refusal;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Verification of the log where it is kept, for operators and auditors. */
@Path("/ops/{service}/audits")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operations")
public class AuditResource {

    private final LogAudit audit;
    private final LogName name;

    AuditResource(LogAudit audit, LogName name) {
        this.audit = audit;
        this.name = name;
    }

    @POST
    @Operation(summary = "Makes the whole log again and compares it with what was signed; names what was changed")
    public LogAudit.Audited run(@PathParam("service") String service) {
        if (!name.service().equals(service)) {
            throw Refusal.notFound("The service " + service);
        }
        return audit.run();
    }
}
