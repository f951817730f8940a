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

    /** A login that ended without one: second-level code, message, JSON of akdb:StatusDetail. */
    record Failure(String code, String message, Optional<String> detail) {}

    final Demand demand;
    final String idp;
    final List<Statement> statements = new ArrayList<>();
    final Set<AccountFault> faults = EnumSet.noneOf(AccountFault.class);

    Instant now;
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
    String nameIdFormat = Saml.TRANSIENT;
    String nameId = Saml.newId();
    String sessionIndex = Saml.newId();
    String confirmation = "bearer";
    Instant notBefore;
    Instant notOnOrAfter;
    Instant authenticated;
    boolean conditions = true;
    boolean bounds = true;
    boolean signsAssertion;
    boolean signsResponse;
    boolean encrypts;
    XmlSigner.Form form;
    Key signingKey;
    X509Certificate signingCertificate;
    String dataEncryption = XmlEncryption.AES_256_GCM;
    String keyTransport = XmlEncryption.OAEP_MGF1P;
    boolean keyBeside;

    Answer(Demand demand, int level, HeldKey key, Instant now) {
        this.demand = demand;
        this.level = level;
        this.now = now;
        idp = demand.face().entityId();
        assertionIssuer = idp;
        responseIssuer = idp;
        destination = demand.acs();
        responseInResponseTo = Optional.of(demand.id());
        assertionInResponseTo = Optional.of(demand.id());
        audience = Optional.of(demand.provider().entityId());
        recipient = demand.acs();
        notBefore = now;
        notOnOrAfter = now.plus(LIFE);
        authenticated = now;
        Face.Protection protection = demand.face().protection();
        signsAssertion = protection.assertion();
        signsResponse = protection.response();
        encrypts = protection.encrypted() && demand.provider().encryption().isPresent();
        form = XmlSigner.Form.of(protection.method());
        signingKey = key.privateKey();
        signingCertificate = key.chain().get(0);
    }

    boolean has(AccountFault fault) {
        return faults.contains(fault);
    }

    /** Whose clock it is: all points in time move. */
    void move(Duration by) {
        now = now.plus(by);
        authenticated = authenticated.plus(by);
        moveValidity(by);
    }

    void moveValidity(Duration by) {
        notBefore = notBefore.plus(by);
        notOnOrAfter = notOnOrAfter.plus(by);
    }
}
