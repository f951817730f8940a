// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.delivery;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.sandbox.internal.http.Refusal;

/** Reads a destination's settings from the wire and lays a merge patch (RFC 7396) over them. What is missing or of the wrong form is 422. */
final class SettingsReader {

    private static final Pattern VERSION = Pattern.compile("[12]\\.[0-9]{1,2}\\.[0-9]{1,2}");
    private static final Pattern MEDIA_TYPE = Pattern.compile("application/(json|xml)");
    private static final String LEIKA = "urn:de:fim:leika:leistung:";
    private static final DestinationSettings NOTHING =
            new DestinationSettings("", "", "", List.of(), List.of(), Optional.empty(), Optional.empty());

    private SettingsReader() {}

    static DestinationSettings read(JsonObject body) {
        return merge(NOTHING, body);
    }

    static DestinationSettings merge(DestinationSettings before, JsonObject patch) {
        try {
            return merged(before, patch);
        } catch (UntrustedException e) {
            throw DestinationApi.refusal(String.valueOf(e.getMessage()));
        }
    }

    private static DestinationSettings merged(DestinationSettings before, JsonObject patch) {
        JsonObject contact = patch.optionalObject("contactInformation").orElse(patch);
        boolean touched = patch.has("contactInformation");
        DestinationSettings after = new DestinationSettings(
                has(patch, "name") ? patch.text("name") : before.name(),
                touched ? contact.optionalText("legalName").orElse(before.legalName()) : before.legalName(),
                touched ? contact.optionalText("email").orElse(before.email()) : before.email(),
                has(patch, "services") ? offers(patch.objects("services")) : before.offers(),
                has(patch, "metadataVersions") ? patch.texts("metadataVersions") : before.metadataVersions(),
                has(patch, "callback")
                        ? patch.optionalObject("callback").map(SettingsReader::callback)
                        : before.callback(),
                has(patch, "replyChannels") ? patch.optionalObject("replyChannels") : before.replyChannels());
        require(!after.name().isBlank() && after.name().length() <= 200, "name must have 1 to 200 characters.");
        require(!after.legalName().isBlank(), "contactInformation needs a legalName.");
        require(after.email().indexOf('@') > 0, "contactInformation needs an email.");
        require(!after.offers().isEmpty(), "services must name at least one.");
        require(
                !after.metadataVersions().isEmpty()
                        && after.metadataVersions().stream()
                                .allMatch(version -> VERSION.matcher(version).matches()),
                "metadataVersions must name versions as 2.1.0.");
        return after;
    }

    /** A member that is null is named too: a patch removes by null. */
    private static boolean has(JsonObject patch, String name) {
        return patch.names().contains(name);
    }

    private static List<DestinationSettings.Offer> offers(List<JsonObject> services) {
        return services.stream().map(SettingsReader::offer).toList();
    }

    private static DestinationSettings.Offer offer(JsonObject service) {
        String identifier = service.text("identifier");
        boolean leika = identifier.startsWith(LEIKA)
                && identifier.length() == LEIKA.length() + 14
                && identifier.substring(LEIKA.length()).chars().allMatch(c -> c >= '0' && c <= '9');
        boolean otherUrn = identifier.startsWith("urn:") && !identifier.startsWith(LEIKA) && identifier.length() > 8;
        require(leika || otherUrn, "A service's identifier must be " + LEIKA + " and 14 digits, or another URN.");
        List<DestinationSettings.Schema> schemas = service.objects("submissionSchemas").stream()
                .map(schema ->
                        new DestinationSettings.Schema(uri(schema.text("schemaUri")), type(schema.text("mimeType"))))
                .toList();
        require(!schemas.isEmpty(), "A service needs at least one of submissionSchemas.");
        List<String> regions = service.texts("regions");
        require(!regions.isEmpty(), "A service needs at least one of regions.");
        regions.forEach(Regions::area);
        return new DestinationSettings.Offer(identifier, schemas, regions);
    }

    private static String uri(String text) {
        try {
            require(
                    new URI(text).isAbsolute() && text.length() <= 200,
                    "schemaUri must be a URI of at most 200 characters.");
            return text;
        } catch (URISyntaxException e) {
            throw DestinationApi.refusal("schemaUri must be a URI.");
        }
    }

    private static String type(String text) {
        require(MEDIA_TYPE.matcher(text).matches(), "mimeType must be application/json or application/xml.");
        return text;
    }

    /** The real service demands https; the sandbox calls programs on this machine only. */
    static DestinationSettings.Callback callback(JsonObject json) {
        String secret = json.text("secret");
        require(!secret.isBlank(), "A callback needs a secret.");
        try {
            URI url = new URI(json.text("url"));
            String host = String.valueOf(url.getHost());
            boolean ours = "http".equals(url.getScheme()) && (host.equals("127.0.0.1") || host.equals("localhost"));
            if (!ours || url.getUserInfo() != null) {
                throw noUrl();
            }
            return new DestinationSettings.Callback(url, Secret.of(secret));
        } catch (URISyntaxException e) {
            throw noUrl();
        }
    }

    private static Refusal noUrl() {
        return DestinationApi.refusal("The sandbox calls back only http://127.0.0.1 or http://localhost.");
    }

    private static void require(boolean condition, String title) {
        if (!condition) {
            throw DestinationApi.refusal(title);
        }
    }
}
