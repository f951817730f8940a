// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.keys.Base64Url;
import org.ozgsdk.delivery.AuthenticationTags;
import org.ozgsdk.delivery.Problem;
import org.ozgsdk.delivery.fitconnect.Event;
import org.ozgsdk.delivery.fitconnect.Pickup;
import org.ozgsdk.delivery.fitconnect.ReceivingDestination;

/** Signs events of a destination (FIT-Connect documentation "Set-Erstellung"; RFC 8417, RFC 7518 section 3.5). The key may be a handle into a module. */
public final class EventWriter {

    private static final String EVENTS = "https://schema.fitko.de/fit-connect/events/";
    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-512", "MGF1", MGF1ParameterSpec.SHA512, 64, PSSParameterSpec.TRAILER_FIELD_BC);

    private final Clock clock;

    /**
     * Prepares signing.
     *
     * @param clock gives {@code iat}
     */
    public EventWriter(Clock clock) {
        this.clock = clock;
    }

    /** {@return the time that an event signed now has} */
    public Instant now() {
        return clock.instant();
    }

    /**
     * What an answer says.
     *
     * @param id {@code jti}; the same for each try, so that both sides know a repetition
     * @param schema {@code $schema} of the case's submit event, which the answer mirrors; empty if it had none
     */
    public record Frame(UUID id, String schema) {}

    /**
     * Says that a submission was taken.
     *
     * @param destination who says it
     * @param pickup which submission
     * @param frame the frame
     * @param tags what was received
     * @param problems what was noticed nevertheless
     * @return the signed event
     */
    @Assumption("fitconnect.accept-problems")
    public String accept(
            ReceivingDestination destination,
            Pickup pickup,
            Frame frame,
            AuthenticationTags tags,
            List<Problem> problems) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("authenticationTags", members(tags));
        if (!problems.isEmpty()) {
            payload.put("problems", members(problems));
        }
        return sign(destination, pickup, frame, "accept-submission", payload);
    }

    /**
     * Says that a submission was not taken.
     *
     * @param destination who says it
     * @param pickup which submission
     * @param frame the frame
     * @param problems why
     * @return the signed event
     */
    public String reject(ReceivingDestination destination, Pickup pickup, Frame frame, List<Problem> problems) {
        return sign(destination, pickup, frame, "reject-submission", Map.of("problems", members(problems)));
    }

    @Assumption("fitconnect.set-payload-schema")
    private String sign(
            ReceivingDestination destination, Pickup pickup, Frame frame, String event, Map<String, ?> payload) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("typ", "secevent+jwt");
        header.put("alg", "PS512");
        header.put("kid", destination.signingKid());
        Map<String, Object> claims = new LinkedHashMap<>();
        if (!payload.isEmpty() && !frame.schema().isEmpty()) {
            claims.put("$schema", frame.schema());
        }
        claims.put("jti", frame.id().toString());
        claims.put("iss", destination.id().toString());
        claims.put("iat", clock.instant().getEpochSecond());
        claims.put("sub", "submission:" + pickup.submissionId());
        claims.put("txn", "case:" + pickup.caseId());
        claims.put("events", Map.of(EVENTS + event, payload));
        String signed = Base64Url.encode(Json.write(header)) + "." + Base64Url.encode(Json.write(claims));
        return signed + "." + Base64Url.encode(signature(destination, signed));
    }

    private static byte[] signature(ReceivingDestination destination, String text) {
        try {
            Signature signature = Signature.getInstance("RSASSA-PSS");
            signature.initSign(destination.signingKey().privateKey());
            signature.setParameter(PSS);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new ConfigurationException(
                    "The signing key of destination " + destination.id()
                            + " cannot sign RSASSA-PSS with SHA-512. With a hardware module, its provider must offer it.",
                    e);
        }
    }

    /**
     * Finds the schema of a verified event's payload.
     *
     * @param event the event
     * @return its {@code $schema}; empty if it has none
     */
    public static String schemaOf(Event event) {
        return Jws.parse(event.token(), "secevent+jwt", "event")
                .unverified()
                .optionalText("$schema")
                .orElse("");
    }

    /**
     * Writes tags as a payload holds them.
     *
     * @param tags the tags
     * @return the members
     */
    public static Map<String, Object> members(AuthenticationTags tags) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("metadata", tags.metadata());
        if (!tags.data().isEmpty()) {
            members.put("data", tags.data());
        }
        Map<String, String> attachments = new LinkedHashMap<>();
        tags.attachments().forEach((id, tag) -> attachments.put(id.toString(), tag));
        members.put("attachments", attachments);
        return members;
    }

    /**
     * Writes problems as a payload holds them.
     *
     * @param problems the problems
     * @return the members
     */
    public static List<Map<String, String>> members(List<Problem> problems) {
        return problems.stream()
                .map(problem -> {
                    Map<String, String> members = new LinkedHashMap<>();
                    members.put("type", problem.type());
                    members.put("title", problem.title());
                    members.put("detail", problem.detail());
                    members.put("instance", problem.instance());
                    return members;
                })
                .toList();
    }
}
