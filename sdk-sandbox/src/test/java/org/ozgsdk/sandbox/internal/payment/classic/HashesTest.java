// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment.classic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ozgsdk.core.Secret;

/** The vectors of the payment sheet, 4.1, 5 and 6.1. */
class HashesTest {

    private static final Secret SALT = Secret.of("salt123");
    private static final Secret SECURE = Secret.of("secure");

    @Test
    void epayBlPutsTheSecretBehindTheValues() {
        Map<String, String> data = values("mandant=1610000000&bewirtschafter=42&zvgid=0000-1123-2256-3378-4401"
                + "&kassenzeichen=4200000000061&tan=tan1&zvp=zvp1&zahlverfahren=KREDITKARTE&aktivierung=2026-01-13"
                + "&status=success");

        assertThat(EpayBlNews.hash(data, Secret.of("geheim")))
                .isEqualTo("12656087730b1a01df4cb7e5c85f8fdc14399654f5048449b4d554ef2d8f9c1b");
    }

    @Test
    void pmPaymentHashesSixValuesOrEight() {
        Map<String, String> six = values("redirectURL=https://od.example/redirect&ags=03459012&amount=1230"
                + "&procedure=EWA&desc=Gebuehr 4711&notifyURL=https://od.example/notify");
        Map<String, String> eight = new LinkedHashMap<>(six);
        eight.put("txid", "TX-4711");
        eight.put("accountingRecord", "4711AR");

        assertThat(PmForm.hash(six, SALT))
                .isEqualTo("b59b7b52f08f5449f39d903f0e6700813d242e34dbf5c428c075c2e2496e50dd");
        assertThat(PmForm.hash(eight, SALT))
                .isEqualTo("e6d8dcc904cbac6fba05fb225b79a85a660c3480a641adebb49c772068885729");
        assertThat(Hashes.hmac(
                        "HmacSHA256", SALT, "03459012|TX-4711|1230|Gebuehr 4711|1|creditcard|2026-01-13 13:30:34"))
                .isEqualTo("36c26c54e0b609c77dc21ba1e7e596d3fd938603439899f6e336f63365195430");
    }

    @ParameterizedTest
    @CsvSource({
        "4233d4d15a75d651d60ebabe99b3d846, 12345671234Wert1Wert2",
        "3ecfbd3170fde872b5912da5c2d0e794, 1234567123Wert1Wert2",
        "ddc5a844cc2f566609a4436f045855cb, 5b7a1d2e-0000-4000-8000-000000000001TX-4711BE-11230EUR4000",
        "be889cb3ceb618f98dce33f18a962741, 11SALE1234REF-1TX-4711BE-11230EUR4000"
    })
    void giroCheckoutPutsNothingBetween(String hash, String values) {
        assertThat(Hashes.hmac("HmacMD5", SECURE, values)).isEqualTo(hash);
    }

    @Test
    void giroCheckoutHashesInTheDocumentedOrderWhateverOrderCame() {
        Map<String, String> start = values("urlNotify=https://od.example/notify&urlRedirect=https://od.example/redirect"
                + "&type=SALE&purpose=Gebuehr 4711&currency=EUR&amount=1230&merchantTxId=TX-4711&projectId=1234"
                + "&merchantId=1234567&hash=x");
        Map<String, String> page = values("test=1&merchantId=1234567&projectId=1234&merchantTxId=TX-4711&amount=1230"
                + "&currency=EUR&purpose=Gebuehr 4711&type=SALE&successUrl=https://od.example/ok"
                + "&backUrl=https://od.example/back&failUrl=https://od.example/fail"
                + "&notifyUrl=https://od.example/notify");

        assertThat(GiroForm.hash(GiroForm.Kind.START, start, SECURE)).isEqualTo("79ea805de4b7331e4cf3eaf3f8ecfc40");
        assertThat(GiroForm.hash(GiroForm.Kind.PAGE, page, SECURE)).isEqualTo("a77f3869cc0e97561b84c00df41aacb6");
    }

    private static Map<String, String> values(String pairs) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : pairs.split("&", -1)) {
            int equals = pair.indexOf('=');
            values.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return values;
    }
}
