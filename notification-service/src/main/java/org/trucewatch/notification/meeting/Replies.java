package org.trucewatch.notification.meeting;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** All answers to requests to meet. */
@ApplicationScoped
public class Replies implements PanacheRepositoryBase<Reply, UUID> {}
