// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.ozgsdk.flow.Copies.DATA;
import static org.ozgsdk.flow.Copies.SHOWN;
import static org.ozgsdk.flow.Copies.WARNED;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReviewRecordTest {

    @Test
    void matchesWhatWasShownAndNothingElse() {
        Declaration shown = Copies.declaration();
        ReviewRecord record = ReviewRecord.of(shown, SHOWN);
        assertThat(record.matches(shown)).isTrue();
        assertThat(record.matches(Copies.declaration())).isTrue();
        assertThat(record.warnedAt()).isEmpty();
        assertThat(record.warning()).isEmpty();
        assertThat(record.shownAt()).isEqualTo(SHOWN);
    }

    /** Each pair of these differs in one thing only; some would be alike if texts were joined, normalised or badly encoded. */
    @Test
    void everyChangeInvalidatesTheReview() {
        byte[] otherData = DATA.clone();
        otherData[0] ^= 1;
        List<Declaration> all = List.of(
                Copies.showing("Wert"),
                Copies.showing("Wert "),
                Copies.showing("Wer\u0000t"),
                Copies.showing("\u00e4"),
                Copies.showing("a\u0308"),
                Copies.showing("\ud800"),
                Copies.showing("\udc00"),
                Copies.showing("?"),
                Declaration.builder("Gewerbeanmeldung", "urn:example:gewerbe:1", "application/xml", otherData)
                        .section("Abschnitt")
                        .line("Angabe", "Wert")
                        .build(),
                Declaration.builder("Gewerbeanmeldun", "gurn:example:gewerbe:1", "application/xml", DATA)
                        .section("Abschnitt")
                        .line("Angabe", "Wert")
                        .build(),
                Declaration.builder("Gewerbeanmeldung", "urn:example:gewerbe:1", "application/json", DATA)
                        .section("Abschnitt")
                        .line("Angabe", "Wert")
                        .build(),
                Declaration.builder("Gewerbeanmeldung", "urn:example:gewerbe:2", "application/xml", DATA)
                        .section("Abschnitt")
                        .line("Angabe", "Wert")
                        .build(),
                Copies.trade().section("Abschnitt").line("Angab", "eWert").build(),
                Copies.trade().section("AbschnittAngabe").line("", "Wert").build(),
                Copies.trade()
                        .section("Abschnitt")
                        .line("Angabe", "Wert")
                        .section("")
                        .build(),
                Copies.trade()
                        .section("Abschnitt")
                        .line("Angabe", "Wert")
                        .line("", "")
                        .build(),
                Copies.trade()
                        .section("")
                        .section("Abschnitt")
                        .line("Angabe", "Wert")
                        .build());
        Set<String> hashes = new HashSet<>();
        all.forEach(
                declaration -> hashes.add(ReviewRecord.of(declaration, SHOWN).sha512()));
        assertThat(hashes).hasSize(all.size());
        ReviewRecord first = ReviewRecord.of(all.get(0), SHOWN);
        all.subList(1, all.size())
                .forEach(other -> assertThat(first.matches(other)).isFalse());
    }

    /** Written after the Javadoc, without the code. */
    @Test
    void theHashIsThatOfTheDocumentedForm() throws Exception {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes("ozg-review-1".getBytes(StandardCharsets.US_ASCII));
        for (String text : List.of("Gewerbeanmeldung", "urn:example:gewerbe:1", "application/xml")) {
            put(form, text);
        }
        form.writeBytes(number(DATA.length));
        form.writeBytes(DATA);
        form.writeBytes(number(2));
        put(form, "Person");
        form.writeBytes(number(2));
        put(form, "Vornamen");
        put(form, "Thị Ặn Łucja");
        put(form, "Familienname");
        put(form, "Đặng-Øllegård");
        put(form, "Betrieb");
        form.writeBytes(number(1));
        put(form, "Tätigkeit");
        put(form, "Handel mit Backwaren");
        String expected =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(form.toByteArray()));
        assertThat(ReviewRecord.of(Copies.declaration(), SHOWN).sha512()).isEqualTo(expected);
    }

    private static void put(ByteArrayOutputStream form, String text) {
        form.writeBytes(number(text.length()));
        form.writeBytes(text.getBytes(StandardCharsets.UTF_16BE));
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    @Test
    void aWarningKeepsTheReview() {
        ReviewRecord warned = ReviewRecord.of(Copies.declaration(), SHOWN).warned(WARNED, "In Ruhe prüfen!");
        assertThat(warned.matches(Copies.declaration())).isTrue();
        assertThat(warned.warnedAt()).contains(WARNED);
        assertThat(warned.warning()).contains("In Ruhe prüfen!");
        assertThat(new ReviewRecord(warned.sha512(), SHOWN, warned.warnedAt(), warned.warning()))
                .isEqualTo(warned);
    }

    @Test
    void halfAWarningAnEarlyOneOrABadHashIsRefused() {
        ReviewRecord record = ReviewRecord.of(Copies.declaration(), SHOWN);
        assertThatIllegalArgumentException().isThrownBy(() -> record.warned(SHOWN.minusNanos(1), "Worte"));
        assertThatIllegalArgumentException().isThrownBy(() -> record.warned(WARNED, " \n"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReviewRecord(record.sha512(), SHOWN, Optional.of(WARNED), Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReviewRecord(record.sha512(), SHOWN, Optional.empty(), Optional.of("Worte")));
        for (String bad :
                List.of("", record.sha512() + "0", record.sha512().replaceAll("[a-f]", "A"), record.sha512() + "\n")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new ReviewRecord(bad, Instant.EPOCH, Optional.empty(), Optional.empty()));
        }
        assertThat(record.warned(SHOWN, "zugleich").warnedAt()).contains(SHOWN);
    }
}
