// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.security.Key;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ozgsdk.sandbox.AccountFault;
import org.ozgsdk.sandbox.internal.keys.HeldKey;

/** An answer on its way into XML. The faults change what stands here before it is written; for one thread. */
final class Answer {

    /** Assertions live exactly five minutes (interface description, 10.2). */
    static final Duration LIFE = Duration.ofMinutes(5);

    /** One attribute with its value and the word for the trust in it. */
    record Statement(Attribute attribute, String value, String trust) {}

    /** A login that ended without one: second-level code, message, JSON of akdb:StatusDetail. */
    record Failure(String code, String message, Optional<String> detail) {}

    final Demand demand;
    final String idp;
    final Instant now;
    final List<Statement> statements = new ArrayList<>();
    final Set<AccountFault> faults = EnumSet.noneOf(AccountFault.class);

    Optional<Failure> failure = Optional.empty();
    String assertionId = Saml.newId();
    String assertionIssuer;
    String responseIssuer;
    String destination;
    Optional<String> responseInResponseTo;
    Optional<String> assertionInResponseTo;
    Optional<String> audience;
    String recipient;
    int level;
    Instant notBefore;
    Instant notOnOrAfter;
    boolean conditions = true;
    String signatureMethod = XmlSigner.PSS;
    Key signingKey;
    X509Certificate signingCertificate;
    String dataEncryption = XmlEncryption.AES_256_GCM;
    String keyTransport = XmlEncryption.OAEP_MGF1P;
    boolean keyBeside;

    Answer(Demand demand, int level, String idp, HeldKey key, Instant now) {
        this.demand = demand;
        this.level = level;
        this.idp = idp;
        this.now = now;
        assertionIssuer = idp;
        responseIssuer = idp;
        destination = demand.acs();
        responseInResponseTo = Optional.of(demand.id());
        assertionInResponseTo = Optional.of(demand.id());
        audience = Optional.of(demand.provider().entityId());
        recipient = demand.acs();
        notBefore = now;
        notOnOrAfter = now.plus(LIFE);
        signingKey = key.privateKey();
        signingCertificate = key.chain().get(0);
    }

    boolean has(AccountFault fault) {
        return faults.contains(fault);
    }
}
