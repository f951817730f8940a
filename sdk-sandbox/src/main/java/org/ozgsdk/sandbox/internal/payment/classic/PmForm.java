// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment.classic;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.Secret;
import org.ozgsdk.sandbox.PmPaymentAccess;

/** What pmPayment reads of a form, and what it refuses (payment sheet 5). A value that was not sent leaves no empty place in the hash. */
record PmForm(Map<String, String> values) {

    /** In the order of the hash. */
    private static final List<String> HASHED =
            List.of("ags", "amount", "procedure", "desc", "accountingRecord", "txid", "notifyURL", "redirectURL");

    private static final List<String> REQUIRED = List.of("ags", "amount", "procedure", "desc", "hash");
    private static final Pattern SEPA = Pattern.compile("[A-Za-z0-9 ':?,(+.)/-]{0,140}");
    private static final Pattern TXID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** What the real one says whenever authority, password, procedure or letters differ. */
    private static final String WRONG_HASH = "ungültiger Hashwert";

    /** {@return why it is refused, empty if it is not} */
    Optional<String> fault(PmPaymentAccess access) {
        Optional<String> missing =
                REQUIRED.stream().filter(name -> text(name).isEmpty()).findFirst();
        if (missing.isPresent()) {
            return missing.map(name -> "Pflichtfeld fehlt: " + name);
        }
        boolean known = access.ags().equals(text("ags")) && access.procedure().equals(text("procedure"));
        boolean letters = SEPA.matcher(text("desc")).matches()
                && SEPA.matcher(text("accountingRecord")).matches();
        if (!known || !letters || isHalf() || !Hashes.same(hash(values, access.salt()), text("hash"))) {
            return Optional.of(WRONG_HASH);
        }
        return fieldFault();
    }

    /** Only one of the two optional values was sent. */
    @Assumption("pmpayment.both-optional-values")
    boolean isHalf() {
        return values.containsKey("accountingRecord") != values.containsKey("txid");
    }

    private Optional<String> fieldFault() {
        if (Sales.cents(text("amount")).isEmpty()) {
            return Optional.of("Betrag ungültig");
        }
        if (values.containsKey("txid") && !TXID.matcher(text("txid")).matches()) {
            return Optional.of("txid ungültig");
        }
        boolean addresses = List.of("notifyURL", "redirectURL").stream()
                .filter(values::containsKey)
                .allMatch(name -> Addresses.safe(text(name)).isPresent());
        return addresses ? Optional.empty() : Optional.of("Adresse ungültig, https erwartet");
    }

    static String hash(Map<String, String> values, Secret salt) {
        String sent = HASHED.stream()
                .filter(values::containsKey)
                .map(name -> values.getOrDefault(name, ""))
                .collect(Collectors.joining("|"));
        return Hashes.hmac("HmacSHA256", salt, sent);
    }

    BigDecimal amount() {
        return Sales.cents(text("amount")).orElseThrow();
    }

    String description() {
        return text("desc");
    }

    /** The online service's id of the attempt, empty if it leaves that to pmPayment. */
    Optional<String> txid() {
        return Optional.ofNullable(values.get("txid"));
    }

    Optional<URI> notifyUrl() {
        return Addresses.safe(text("notifyURL"));
    }

    Optional<URI> redirectUrl() {
        return Addresses.safe(text("redirectURL"));
    }

    private String text(String name) {
        return values.getOrDefault(name, "");
    }
}
