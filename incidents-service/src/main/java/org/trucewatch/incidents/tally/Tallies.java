package org.trucewatch.incidents.tally;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** All tallies. */
@ApplicationScoped
public class Tallies implements PanacheRepositoryBase<Tally, UUID> {}
