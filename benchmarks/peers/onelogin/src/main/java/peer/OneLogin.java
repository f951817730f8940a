// SPDX-License-Identifier: Apache-2.0
package peer;

import com.onelogin.saml2.authn.SamlResponse;
import com.onelogin.saml2.settings.Saml2Settings;
import com.onelogin.saml2.settings.SettingsBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** OneLogin's java-saml in strict mode with its schema check, as it comes. */
public final class OneLogin implements Function<Map<String, Object>, Callable<Object>> {

    @Override
    public Callable<Object> apply(Map<String, Object> facts) {
        Map<String, Object> values = new HashMap<>();
        values.put(SettingsBuilder.STRICT_PROPERTY_KEY, true);
        values.put(SettingsBuilder.SP_ENTITYID_PROPERTY_KEY, facts.get("sp"));
        values.put(SettingsBuilder.SP_ASSERTION_CONSUMER_SERVICE_URL_PROPERTY_KEY, facts.get("acs"));
        values.put(SettingsBuilder.SP_PRIVATEKEY_PROPERTY_KEY, facts.get("key"));
        values.put(SettingsBuilder.IDP_ENTITYID_PROPERTY_KEY, facts.get("idp"));
        values.put(SettingsBuilder.IDP_SINGLE_SIGN_ON_SERVICE_URL_PROPERTY_KEY, facts.get("idp"));
        values.put(SettingsBuilder.IDP_X509CERT_PROPERTY_KEY, facts.get("certificate"));
        values.put(SettingsBuilder.SECURITY_WANT_ASSERTIONS_SIGNED, true);
        values.put(SettingsBuilder.SECURITY_WANT_ASSERTIONS_ENCRYPTED, true);
        Saml2Settings settings = new SettingsBuilder().fromValues(values).build();
        return () -> {
            SamlResponse response =
                    new SamlResponse(settings, (String) facts.get("acs"), (String) facts.get("response"));
            if (!response.isValid((String) facts.get("request"))) {
                throw new IllegalStateException(response.getError());
            }
            return response.getAttributes().size();
        };
    }
}
