// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa.pvog;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.Environment;
import org.ozgsdk.efa.internal.SafeUri;

/** Where the Suchdienst is and which version of each call it is asked for. Immutable. */
public final class PvogEnvironment {

    /** The Suchdienst of all administrative services in operation. Source: PVOG Suchdienst API, as public clients call it in 2026. */
    public static final PvogEnvironment PROD =
            of(Environment.PROD, URI.create("https://pvog.fitko.net/suchdienst/api"));

    /** The stage of the PVOG; its data may point to test destinations. */
    @Assumption("pvog.stage-path")
    public static final PvogEnvironment STAGE =
            of(Environment.STAGE, URI.create("https://stage.pvog.fitko.net/suchdienst/api"));

    private static final Pattern VERSION = Pattern.compile("v[0-9]{1,3}((alpha|beta)[0-9]{1,3})?");

    private final Environment environment;
    private final URI base;
    private final Map<PvogCall, String> versions;

    private PvogEnvironment(Environment environment, URI base, Map<PvogCall, String> versions) {
        this.environment = environment;
        this.base = base;
        this.versions = versions;
    }

    /**
     * Another address: the sandbox, or a gateway of the own house.
     *
     * @param environment the world its data belongs to
     * @param base the address up to and without the version, for instance {@code http://127.0.0.1:8080/suchdienst/api}
     * @return the environment with the versions this client was written for
     * @throws IllegalArgumentException unless it is https, or http to loopback in {@link Environment#SANDBOX}
     */
    public static PvogEnvironment of(Environment environment, URI base) {
        if (SafeUri.of(base.toString(), environment).isEmpty() || base.getRawQuery() != null) {
            throw new IllegalArgumentException("The base address of the PVOG must be https without query (http only to"
                    + " loopback in SANDBOX); it is " + base.getScheme() + "://" + base.getHost() + base.getPath()
                    + ".");
        }
        String text = base.toString();
        return new PvogEnvironment(
                environment, URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text), Map.of());
    }

    /**
     * Asks for another version of one call, for instance because the PVOG ended the one before. The reader takes what it understands of the answer.
     *
     * @param call the call
     * @param version for instance {@code v6} or {@code v8beta1}
     * @return a copy with that version
     * @throws IllegalArgumentException if it is no version
     */
    public PvogEnvironment version(PvogCall call, String version) {
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException("A version is written like v5 or v8beta1.");
        }
        Map<PvogCall, String> copy = new EnumMap<>(PvogCall.class);
        copy.putAll(versions);
        copy.put(call, version);
        return new PvogEnvironment(environment, base, Map.copyOf(copy));
    }

    /** {@return the world its data belongs to} */
    public Environment environment() {
        return environment;
    }

    /** {@return the address without version} */
    public URI base() {
        return base;
    }

    /** The path after the base, as traces name it: {@code /v5/organisationunits/detail}. */
    String endpoint(PvogCall call) {
        return "/" + versions.getOrDefault(call, call.version()) + "/" + call.path();
    }

    @Override
    public String toString() {
        return "PvogEnvironment[" + environment + ", " + base + ", " + versions + "]";
    }
}
