package org.trucewatch.verification.casefile;

import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.time.OfficeHours;
import org.trucewatch.verification.agreement.Terms;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/** Works out who is asked for an account, and by when it has to answer. */
@ApplicationScoped
public class Summons {

    // more than the saturation of the stretch need not be counted; a drill lengthens no real clock
    private static final String OPEN_REQUESTS = """
            select count(*) from (select 1 from case_file
                                   where asked_party = ? and status = 'AWAITING_REPLY' and not urgent and not drill
                                   limit ?) open""";

    private final AgroalDataSource database;

    Summons(AgroalDataSource database) {
        this.database = database;
    }

    public Round round() {
        return new Round();
    }

    /** Requests that are made together: each lengthens the clocks of those that follow. */
    public final class Round {

        private final Map<String, Integer> open = new HashMap<>();

        private Round() {}

        /**
         * How the party that answers for the alleged actor is asked. Empty where nobody is by itself: nobody known
         * answers, the parties may not be told of the case, or asking would endanger a witness.
         */
        public Optional<AccountRequest> first(Terms terms, Matter matter, Instant now) {
            return matter.sensitive() || !matter.reach().reachesParties()
                    ? Optional.empty()
                    : to(terms, matter.answerableParty(), matter.actor(), matter, now);
        }

        /** How a party is asked about the act of an actor; empty where it has no office to be asked at. */
        public Optional<AccountRequest> to(Terms terms, String party, String actor, Matter matter, Instant now) {
            return terms.officeOf(party).map(office -> request(terms, office, party, actor, matter, now));
        }

        private AccountRequest request(
                Terms terms, OfficeHours office, String party, String actor, Matter matter, Instant now) {
            var stretch = terms.rules().clocks().loadStretch();
            boolean counts = stretch != null && !matter.urgent() && !matter.drill();
            int before = counts ? open.computeIfAbsent(party, one -> openRequestsTo(one, stretch.saturation())) : 0;
            if (counts) {
                open.put(party, before + 1);
            }
            return ReplyClock.of(terms, office).ask(party, actor, now, matter.urgent(), before);
        }
    }

    private int openRequestsTo(String party, int most) {
        try (var connection = database.getConnection();
                var count = connection.prepareStatement(OPEN_REQUESTS)) {
            count.setString(1, party);
            count.setInt(2, most);
            try (var row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("open requests could not be counted", e);
        }
    }
}
