// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.ozgsdk.auth.LoginAnswer;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.auth.idp.Answer;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.store.JdbcStore;

class ReplayTest {

    private final World world = new World();

    @Test
    void anAnswerIsGoodOnce() {
        LoginAnswer answer = world.answer().answer();

        assertThat(world.saml.finish(answer)).isInstanceOf(LoginOutcome.LoggedIn.class);
        assertThat(catchThrowable(() -> world.saml.finish(answer)))
                .isInstanceOf(UntrustedException.class)
                .hasMessage(World.UNIFORM);
    }

    @Test
    void ofManyWhoBringItAtOnceOneLogsIn() throws Exception {
        int many = 4;
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            for (int round = 0; round < 10; round++) {
                LoginAnswer answer = world.answer().answer();
                CyclicBarrier start = new CyclicBarrier(many);
                Callable<Boolean> attempt = () -> {
                    start.await();
                    try {
                        return world.saml.finish(answer) instanceof LoginOutcome.LoggedIn;
                    } catch (UntrustedException e) {
                        return false;
                    }
                };
                List<Future<Boolean>> attempts = new ArrayList<>();
                for (int i = 0; i < many; i++) {
                    attempts.add(threads.submit(attempt));
                }
                int logins = 0;
                for (Future<Boolean> each : attempts) {
                    logins += each.get() ? 1 : 0;
                }
                assertThat(logins).as("logins of round %d", round).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anotherNodeWithTheSameStoreKnowsWhatWasUsed() {
        SamlLogin other = world.saml(world.store);
        LoginAnswer first = world.answer().answer();
        LoginAnswer second = world.answer().answer();

        assertThat(other.finish(first)).isInstanceOf(LoginOutcome.LoggedIn.class);
        assertThat(catchThrowable(() -> world.saml.finish(first))).isInstanceOf(UntrustedException.class);
        assertThat(world.saml.finish(second)).isInstanceOf(LoginOutcome.LoggedIn.class);
    }

    /** Two nodes share nothing but a database. */
    @Test
    void ofTwoNodesThatGetItAtOnceOneLogsInAThousandTimes() throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID());
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (Connection open = database.getConnection();
                Statement statement = open.createStatement()) {
            statement.execute(JdbcStore.ddl(JdbcStore.DEFAULT_PREFIX));
            World one = new World(Face.DATAPORT.profile, Face.DATAPORT.request());
            Logins logins = new Logins(node(database, one), one.clock);
            List<SamlLogin> nodes = List.of(one.saml(node(database, one)), one.saml(node(database, one)));
            String request = "_" + "7a".repeat(20);
            Answer answer = new Answer(Seed.start(request), one.clock.instant());
            Face.DATAPORT.fill(answer);
            LoginAnswer brought = answer.answer();
            for (int round = 0; round < 1_000; round++) {
                // As if neither the login nor its assertion had been there before: one signature does for all rounds.
                statement.execute("delete from ozg_store");
                logins.remember(Seed.pending(request));
                CyclicBarrier start = new CyclicBarrier(2);
                List<Future<Boolean>> attempts = new ArrayList<>();
                for (SamlLogin node : nodes) {
                    attempts.add(threads.submit(() -> {
                        start.await();
                        return logsIn(node, brought);
                    }));
                }
                boolean first = attempts.get(0).get();
                boolean second = attempts.get(1).get();
                assertThat(first ^ second)
                        .as("round %d: %s, %s", round, first, second)
                        .isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static JdbcStore node(JdbcDataSource database, World world) {
        return JdbcStore.builder(database).clock(world.clock).build();
    }

    private static boolean logsIn(SamlLogin node, LoginAnswer answer) {
        try {
            return node.finish(answer) instanceof LoginOutcome.LoggedIn;
        } catch (UntrustedException e) {
            return false;
        }
    }

    @Test
    void anAnswerDoesNotFitAnotherPendingLogin() {
        Answer stolen = world.answer();
        LoginStart own = world.begin();
        Map<String, String> fields = new HashMap<>(stolen.fields());

        // with the thief's own cookie, with his RelayState, and with the response rewritten for his request
        assertThat(catchThrowable(() -> world.saml.finish(new LoginAnswer(fields, own.browserToken()))))
                .hasMessage(World.UNIFORM);
        fields.put("RelayState", own.fields().get("RelayState"));
        assertThat(catchThrowable(() -> world.saml.finish(new LoginAnswer(fields, own.browserToken()))))
                .hasMessage(World.UNIFORM);
        assertThat(world.broken(answer -> {
                    String rightRequest = answer.inResponseTo;
                    answer.confirmedInResponseTo = Answer.requestId(own);
                    answer.inResponseTo = rightRequest;
                }))
                .isEqualTo(Rule.IN_RESPONSE_TO);
    }

    @Test
    void anAssertionIsGoodOnceEvenIfTheAccountRepeatsIt() {
        world.login(answer -> answer.assertionId = "_once");

        assertThat(world.broken(answer -> answer.assertionId = "_once")).isEqualTo(Rule.REPLAY);
    }

    @Test
    void anAssertionIsRememberedUntilNobodyCouldUseIt() {
        world.login(answer -> answer.assertionId = "_once");
        world.clock.forward(Duration.ofSeconds(359));
        assertThat(world.broken(answer -> answer.assertionId = "_once")).isEqualTo(Rule.REPLAY);

        world.clock.forward(Duration.ofSeconds(1));
        assertThat(world.login(answer -> answer.assertionId = "_once").accountId())
                .isPresent();
    }

    @Test
    void theStoreHoldsNoPersonAndNoToken() {
        Answer answer = world.answer();
        byte[] pending = world.store.list("auth.pending", "", "", 10).get(0).value();
        world.saml.finish(answer.answer());
        var used = world.store.list("auth.used", "", "", 10).get(0);

        assertThat(new String(pending, java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain(answer.browserToken().reveal());
        assertThat(used.value()).isEmpty();
        assertThat(used.key()).matches("[0-9a-f]{64}");
        assertThat(world.store.list("auth.pending", "", "", 10)).isEmpty();
    }

    @Test
    void aStoreThatCannotAnswerIsNoAttack() {
        var broken = (org.ozgsdk.core.store.Store) java.lang.reflect.Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {org.ozgsdk.core.store.Store.class},
                (proxy, method, arguments) -> {
                    throw new UnavailableException("The database is away.", null, null);
                });
        LoginAnswer answer = world.answer().answer();

        assertThat(catchThrowableOfType(
                        UnavailableException.class, () -> world.saml(broken).finish(answer)))
                .hasMessage("The database is away.");
    }
}
