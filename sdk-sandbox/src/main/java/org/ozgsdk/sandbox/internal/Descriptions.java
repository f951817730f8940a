// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ozgsdk.sandbox.Account;
import org.ozgsdk.sandbox.Persona;
import org.ozgsdk.sandbox.Place;
import org.ozgsdk.sandbox.SandboxClient;
import org.ozgsdk.sandbox.TestKeys;

/** Parts of the sandbox as they stand in its description of itself: what a program in another process needs to begin. */
final class Descriptions {

    private Descriptions() {}

    static Map<String, Object> of(SandboxClient client) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("clientId", client.clientId());
        json.put("clientSecret", client.secret().reveal());
        return json;
    }

    static Map<String, Object> of(Place place) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ars", place.ars().digits());
        json.put("leikaKey", place.service().digits());
        json.put("authority", place.authorityName());
        place.destination().ifPresent(id -> json.put("destinationId", id.toString()));
        return json;
    }

    static Map<String, Object> of(TestKeys files) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("signing", files.signing().toString());
        json.put("encryption", files.encryption().toString());
        json.put("reply", files.reply().toString());
        json.put("mailbox", files.mailbox().toString());
        json.put("receivingEncryption", files.receivingEncryption().toString());
        json.put("receivingSigning", files.receivingSigning().toString());
        return json;
    }

    static Map<String, Object> of(Account account) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("entityId", account.entityId().toString());
        json.put("ssoPost", account.ssoPost().toString());
        json.put("ssoRedirect", account.ssoRedirect().toString());
        json.put(
                "certificates",
                account.certificates().stream().map(Descriptions::pem).toList());
        json.put("personas", account.personas().stream().map(Descriptions::of).toList());
        return json;
    }

    /** The same with all addresses, for each face. */
    static Map<String, Object> ofFace(Account account) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("face", account.face().name());
        json.put("metadata", account.metadata().toString());
        json.put("registration", account.registration().toString());
        account.sloPost().ifPresent(slo -> json.put("sloPost", slo.toString()));
        account.logoutPage().ifPresent(page -> json.put("logoutPage", page.toString()));
        json.putAll(of(account));
        return json;
    }

    /** Of a person only what a login page and a mailbox call it: the rest comes by a login. */
    private static Map<String, Object> of(Persona persona) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", persona.id());
        json.put("means", persona.means());
        persona.mailbox().ifPresent(mailbox -> json.put("mailbox", mailbox.toString()));
        return json;
    }

    private static String pem(X509Certificate certificate) {
        try {
            String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate of our own cannot be written", e);
        }
    }
}
