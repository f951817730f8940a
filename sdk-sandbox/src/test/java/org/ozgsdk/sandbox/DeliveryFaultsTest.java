// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;

/** What the delivery service does wrong when it is told to, once, and only that. */
class DeliveryFaultsTest {

    private static Sandbox sandbox;
    private static RawClient subscriber;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().officeInterval(Duration.ZERO).start();
        subscriber = RawClient.of(sandbox, sandbox.subscriber());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @AfterEach
    void clear() {
        sandbox.faults().clear();
        sandbox.office().work();
    }

    @Test
    void anExpiredCertificateIsOtherwiseInOrder() throws GeneralSecurityException {
        Parcel parcel = Parcel.toFirstPlace(sandbox);
        String path = Parcel.API + "/destinations/" + parcel.destination + "/keys/" + parcel.key.text("kid");
        sandbox.faults().delivery(DeliveryFault.EXPIRED_CERTIFICATE);

        JsonObject key = parcel.http.get(path).json();

        X509Certificate leaf = leaf(key);
        assertThat(leaf.getNotAfter().toInstant()).isBefore(Instant.now());
        assertThat(leaf.getNotBefore().toInstant()).isBefore(leaf.getNotAfter().toInstant());
        leaf.verify(sandbox.trustAnchors().get(0).getPublicKey());
        assertThat((RSAPublicKey) leaf.getPublicKey()).isEqualTo(Parcel.publicKey(parcel.key));
        assertThat(key.text("n")).isEqualTo(parcel.key.text("n"));
        assertThat(parcel.http.get(path).json().texts("x5c")).isEqualTo(parcel.key.texts("x5c"));
    }

    @Test
    void aSlowBodyComesWholeButLate() {
        Sent sent = Sent.of(sandbox);
        sandbox.faults().delivery(DeliveryFault.SLOW_BODY);
        long start = System.nanoTime();

        RawClient.Answer answer = subscriber.get(sent.path());

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(900));
        assertThat(answer.body()).isEqualTo(sent.jwe());
    }

    @Test
    void aDownloadIsBrokenOffInTheMiddleOnce() {
        Sent sent = Sent.of(sandbox);
        sandbox.faults().delivery(DeliveryFault.RESET_MID_DOWNLOAD);

        assertThatThrownBy(() -> subscriber.get(sent.path())).hasCauseInstanceOf(IOException.class);

        assertThat(subscriber.get(sent.path()).body()).isEqualTo(sent.jwe());
    }

    @Test
    void anUploadThatIsBrokenOffIsNotThere() {
        Parcel parcel =
                Parcel.toFirstPlace(sandbox).with("Anlage ".repeat(100_000)).announce();
        UUID id = parcel.attachments.keySet().iterator().next();
        String jwe = parcel.seal(parcel.attachments.get(id), "text/plain");
        sandbox.faults().delivery(DeliveryFault.RESET_MID_UPLOAD);

        assertThatThrownBy(() -> parcel.upload(id, jwe)).hasCauseInstanceOf(IOException.class);

        assertThat(parcel.complete().problem()).isEqualTo("attachments-missing");
        assertThat(parcel.upload(id, jwe).status()).isEqualTo(204);
        assertThat(parcel.complete().status()).isEqualTo(200);
        assertThat(sandbox.history())
                .anyMatch(event -> event.kind() == HistoryEvent.Kind.FAULT
                        && event.detail().equals("RESET_MID_UPLOAD"));
    }

    @Test
    void aReplyNamesWrongHashesOnlyForThePartThatIsToBeWrong() {
        assertThat(hashes()).isEqualTo("right right");
        sandbox.faults().delivery(DeliveryFault.WRONG_HASH);
        assertThat(hashes()).isEqualTo("right wrong");
        sandbox.faults().delivery(DeliveryFault.WRONG_DATA_HASH);
        assertThat(hashes()).isEqualTo("wrong right");
    }

    /** Data, then attachment of a new reply. */
    private static String hashes() {
        ReplyKey key = new ReplyKey(sandbox.testKeys().reply());
        Parcel parcel = Parcel.toFirstPlace(sandbox);
        parcel.metadata.put("replyChannel", key.channel(ReplyKey.PROCESS));
        parcel.send();
        sandbox.office().work();
        String replies = "/submission-api/v1/replies";
        String id = parcel.http.get(replies).json().objects("replies").stream()
                .filter(reply -> reply.text("caseId").equals(parcel.caseId))
                .findFirst()
                .orElseThrow()
                .text("replyId");
        JsonObject reply = parcel.http.get(replies + "/" + id).json();
        String attachment = parcel.http
                .get(replies + "/" + id + "/attachments/"
                        + reply.texts("attachments").get(0))
                .body();
        JsonObject structure = Json.object(key.open(reply.text("encryptedMetadata")), "metadata")
                .object("contentStructure");
        return verdict(structure.object("data"), key.open(reply.text("encryptedData"))) + " "
                + verdict(structure.objects("attachments").get(0), key.open(attachment));
    }

    private static String verdict(JsonObject described, byte[] content) {
        return described.object("hash").text("content").equals(Parcel.sha512(content)) ? "right" : "wrong";
    }

    private static X509Certificate leaf(JsonObject key) throws GeneralSecurityException {
        byte[] der = Base64.getDecoder().decode(key.texts("x5c").get(0));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    /** An application that waits, with its attachment. */
    private record Sent(String path, String jwe) {

        static Sent of(Sandbox sandbox) {
            Parcel parcel = Parcel.toFirstPlace(sandbox).with("Anlage").announce();
            UUID id = parcel.attachments.keySet().iterator().next();
            String jwe = parcel.seal(parcel.attachments.get(id), "text/plain");
            parcel.upload(id, jwe);
            parcel.complete();
            return new Sent(Parcel.API + "/submissions/" + parcel.submissionId + "/attachments/" + id, jwe);
        }
    }
}
