// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.core.PaymentMethod;
import org.ozgsdk.core.bank.Iban;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.store.JdbcStore;
import org.ozgsdk.payment.Payment;
import org.ozgsdk.payment.PaymentItem;
import org.ozgsdk.payment.PaymentOrder;
import org.ozgsdk.payment.Payments;
import org.ozgsdk.payment.transfer.BankTransfer;

/** {@code ozg payment} on a database that a service filled. */
class PaymentCommandsTest {

    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private Payment payment;

    @BeforeEach
    void fill() throws Exception {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        try (Connection connection = source.getConnection()) {
            connection.createStatement().execute(JdbcStore.ddl(JdbcStore.DEFAULT_PREFIX));
        }
        Clock earlier = Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));
        Payments payments = Payments.builder(
                        new BankTransfer(
                                "Kasse",
                                Iban.of("DE89370400440532013000"),
                                Optional.empty(),
                                id -> URI.create("https://dienst.ozgsdk.example/" + id)),
                        JdbcStore.builder(source).build())
                .clock(earlier)
                .build();
        payment = payments.start(new PaymentOrder(
                "antrag-1",
                "Gewerbe",
                "Gewerbe",
                List.of(new PaymentItem("1", "Gewerbe", 1, Money.euro("26.00"), Map.of())),
                URI.create("https://dienst.ozgsdk.example/")));
        payments.confirm(
                payment.id(),
                new PaymentEvidence(
                        "transfer",
                        payment.transactionId().orElseThrow(),
                        payment.reference(),
                        earlier.instant(),
                        PaymentMethod.INVOICE,
                        Optional.empty(),
                        payment.amount(),
                        Optional.empty(),
                        PaymentEvidence.Source.BANK));
    }

    @Test
    void whatIsStoredIsShownByClaimAndById() {
        Terminal byClaim =
                Terminal.run("payment", "status", "--store-url", url, "--name", "transfer", "--claim", "antrag-1");
        Terminal byId =
                Terminal.run("payment", "status", "--store-url", url, "--name", "transfer", "--id", payment.id());

        assertThat(byClaim.code()).isZero();
        assertThat(byClaim.out()).contains("delivery: DUE", payment.id() + " PAID 26,00 EUR RF");
        assertThat(byId.out()).isEqualTo(byClaim.out());
        assertThat(Terminal.run("payment", "status", "--store-url", url, "--name", "transfer", "--claim", "x")
                        .code())
                .isEqualTo(1);
    }

    @Test
    void whatMustBeLookedAtIsListed() {
        Terminal table = Terminal.run("payment", "reconcile", "--store-url", url, "--name", "transfer");
        Terminal json = Terminal.run("payment", "reconcile", "--store-url", url, "--name", "transfer", "--json");

        assertThat(table.code()).isEqualTo(1);
        assertThat(table.out()).contains("bezahlt, nicht zugestellt", "antrag-1", "1 Befund");
        assertThat(Json.object(json.out().getBytes(java.nio.charset.StandardCharsets.UTF_8), "report")
                        .objects("rows"))
                .hasSize(1);
        assertThat(Terminal.run("payment", "reconcile", "--store-url", url, "--name", "leer")
                        .code())
                .isZero();
    }

    @Test
    void aDatabaseThatIsNotThereIsWrongUsage() {
        Terminal outlet = Terminal.run("payment", "reconcile", "--store-url", "jdbc:nichts:x", "--name", "transfer");

        assertThat(outlet.code()).isEqualTo(2);
        assertThat(outlet.err()).contains("--store-url");
    }

    @Test
    void aTransferCodeIsWritten(@TempDir Path folder) throws Exception {
        for (String name : List.of("code.png", "code.svg")) {
            Path file = folder.resolve(name);
            Terminal outlet = Terminal.run(
                    "payment",
                    "qr",
                    "--iban",
                    "DE89370400440532013000",
                    "--payee",
                    "Kasse",
                    "--amount",
                    "26.00",
                    "--text",
                    "Gebühr",
                    "--out",
                    file.toString());

            assertThat(outlet.code()).isZero();
            assertThat(Files.size(file)).isGreaterThan(200);
        }
        assertThat(Terminal.run(
                                "payment",
                                "qr",
                                "--iban",
                                "DE00",
                                "--payee",
                                "Kasse",
                                "--amount",
                                "26.00",
                                "--out",
                                folder.resolve("x.png").toString())
                        .code())
                .isEqualTo(2);
        assertThat(folder.resolve("x.png")).doesNotExist();
    }
}
