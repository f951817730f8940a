// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.sandbox.PaymentDesk;
import org.ozgsdk.sandbox.PaymentRecord;

/** All transactions of all payment services. A request id is taken once per service and online service. */
public final class PaymentBook implements PaymentDesk {

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Transaction> byId = new LinkedHashMap<>();
    private final Map<String, Transaction> byRequest = new LinkedHashMap<>();
    private final Map<String, Transaction> byPage = new LinkedHashMap<>();

    public PaymentBook(Clock clock) {
        this.clock = clock;
    }

    @Assumption("payment.request-id-scope")
    synchronized Transaction open(String service, String originatorId, String endPointId, PaymentRequest request) {
        String key = service + "/" + originatorId + "/" + request.id();
        if (byRequest.containsKey(key)) {
            throw PaymentRefusal.of(
                    400, "PAYMENT_EXISTS", "Mit dieser requestId wurde bereits ein PaymentRequest platziert.");
        }
        String id = "SIM-" + UUID.randomUUID().toString().replace("-", "");
        Transaction transaction =
                new Transaction(service, originatorId, endPointId, request, id, reference(), pageKey());
        byRequest.put(key, transaction);
        byId.put(id, transaction);
        byPage.put(transaction.pageKey(), transaction);
        return transaction;
    }

    private String reference() {
        int year = clock.instant().atOffset(ZoneOffset.UTC).getYear();
        return String.format(Locale.ROOT, "SIM-KZ-%d-%06d", year, byId.size() + 1);
    }

    private String pageKey() {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    synchronized Optional<Transaction> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    synchronized Optional<Transaction> byPage(String key) {
        return Optional.ofNullable(byPage.get(key));
    }

    @Override
    public synchronized List<PaymentRecord> list() {
        return byId.values().stream().map(Transaction::toRecord).toList();
    }
}
