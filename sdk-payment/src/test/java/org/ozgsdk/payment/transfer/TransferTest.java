// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.core.PaymentMethod;
import org.ozgsdk.core.bank.Bic;
import org.ozgsdk.core.bank.CreditorReference;
import org.ozgsdk.core.bank.Iban;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.payment.Orders;
import org.ozgsdk.payment.Payment;
import org.ozgsdk.payment.PaymentOrder;
import org.ozgsdk.payment.PaymentStatus;
import org.ozgsdk.payment.Payments;
import org.ozgsdk.payment.TestClock;

class TransferTest {

    private static final Iban ACCOUNT = Iban.of("DE89370400440532013000");

    @Test
    void theContentIsThatOfTheGuideline() {
        TransferCode code = new TransferCode(
                "Stadtkasse Musterstadt",
                ACCOUNT,
                Optional.of(new Bic("COBADEFFXXX")),
                Money.euro("26.00"),
                Optional.of(CreditorReference.of("4200000000061")),
                "");

        assertThat(code.content())
                .isEqualTo("BCD\n002\n1\nSCT\nCOBADEFFXXX\nStadtkasse Musterstadt\nDE89370400440532013000\nEUR26.00\n\n"
                        + "RF594200000000061");
        assertThat(code.toString()).doesNotContain("370400440532013000");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 7})
    void anotherProgramReadsThePicture(int scale) throws Exception {
        TransferCode code = text("Gebühr für Straße ♥ " + "x".repeat(110));
        byte[] png = code.image().png(scale);

        Result read = read(png);

        assertThat(read.getText()).isEqualTo(code.content());
        assertThat(read.getResultMetadata()).containsEntry(ResultMetadataType.ERROR_CORRECTION_LEVEL, "M");
        assertThat(code.image().modules()).as("at most version 13").isLessThanOrEqualTo(17 + 4 * 13);
    }

    @Test
    void theDrawingHasATitleAndAsManyModulesAsThePicture() {
        String svg = text("Gebühr").image().svg("Überweisung <26,00 EUR>");

        assertThat(svg).contains("role=\"img\"", "<title>Überweisung &lt;26,00 EUR&gt;</title>");
        assertThat(svg.split("h1v1h-1z", -1).length).isGreaterThan(100);
    }

    @Test
    void theLimitsOfTheGuidelineAreHeld() {
        assertThat(text("x".repeat(140)).content()).endsWith("x");
        assertThatThrownBy(() -> text("x".repeat(141))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> text("a\nb")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> text("♥".repeat(140)))
                .as("more than 331 bytes")
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new TransferCode("Kasse", ACCOUNT, Optional.empty(), Money.ZERO, Optional.empty(), "Gebühr"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TransferCode(
                        "Kasse",
                        ACCOUNT,
                        Optional.empty(),
                        Money.euro("1.00"),
                        Optional.of(CreditorReference.of("1")),
                        "Gebühr"))
                .hasMessageContaining("not both");
    }

    @Test
    void anInvoiceIsPendingUntilTheBankShowsTheMoney() {
        TestClock clock = new TestClock();
        BankTransfer transfer = new BankTransfer(
                "Stadtkasse",
                ACCOUNT,
                Optional.empty(),
                id -> URI.create("https://dienst.ozgsdk.example/ueberweisung/" + id));
        Payments payments = Payments.builder(transfer, new InMemoryStore(clock))
                .clock(clock)
                .expiresAfter(Duration.ofDays(20))
                .build();
        PaymentOrder order = Orders.of("antrag-1", "26.00");
        Payment payment = payments.start(order);
        clock.advance(Duration.ofDays(3));
        payments.poll();

        assertThat(payments.find(payment.id()).orElseThrow().status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(payment.page().orElseThrow().toString()).endsWith(payment.id());
        assertThat(transfer.code(payment.id(), order).reference().map(CreditorReference::value))
                .isEqualTo(payment.transactionId());
        assertThat(payments.confirm(
                                payment.id(),
                                new PaymentEvidence(
                                        BankTransfer.ID,
                                        payment.transactionId().orElseThrow(),
                                        payment.reference(),
                                        clock.instant(),
                                        PaymentMethod.INVOICE,
                                        Optional.empty(),
                                        payment.amount(),
                                        Optional.empty(),
                                        PaymentEvidence.Source.BANK))
                        .isPaid())
                .isTrue();
    }

    @Test
    void aKassenzeichenOfOurOwnBecomesTheReference() {
        BankTransfer transfer =
                new BankTransfer("Stadtkasse", ACCOUNT, Optional.empty(), id -> URI.create("https://dienst.example/"));

        assertThat(transfer.code("x", Orders.of("antrag-1", "26.00").withReference("4200000000061"))
                        .reference()
                        .orElseThrow()
                        .value())
                .isEqualTo("RF594200000000061");
    }

    private static TransferCode text(String text) {
        return new TransferCode("Kasse", ACCOUNT, Optional.empty(), Money.euro("26.00"), Optional.empty(), text);
    }

    private static Result read(byte[] png) throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new QRCodeReader()
                .decode(new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))));
    }
}
