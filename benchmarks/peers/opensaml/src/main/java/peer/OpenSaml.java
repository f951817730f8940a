// SPDX-License-Identifier: Apache-2.0
package peer;

import java.io.ByteArrayInputStream;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import net.shibboleth.utilities.java.support.xml.BasicParserPool;
import org.opensaml.core.config.InitializationService;
import org.opensaml.core.xml.config.XMLObjectProviderRegistrySupport;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.Response;
import org.opensaml.saml.saml2.encryption.Decrypter;
import org.opensaml.saml.security.impl.SAMLSignatureProfileValidator;
import org.opensaml.security.credential.BasicCredential;
import org.opensaml.security.credential.CredentialSupport;
import org.opensaml.security.x509.BasicX509Credential;
import org.opensaml.xmlsec.encryption.support.InlineEncryptedKeyResolver;
import org.opensaml.xmlsec.keyinfo.impl.StaticKeyInfoCredentialResolver;
import org.opensaml.xmlsec.signature.support.SignatureValidator;
import org.w3c.dom.Element;

/** OpenSAML 4 as a program uses it: parse, decrypt, check the signature's profile and value. It checks no conditions here, ours does. */
public final class OpenSaml implements Function<Map<String, Object>, Callable<Object>> {

    @Override
    public Callable<Object> apply(Map<String, Object> facts) {
        try {
            InitializationService.initialize();
            BasicParserPool parsers = new BasicParserPool();
            parsers.initialize();
            BasicX509Credential idp = new BasicX509Credential((X509Certificate) facts.get("certificate"));
            BasicCredential sp = CredentialSupport.getSimpleCredential(
                    ((X509Certificate) facts.get("spCertificate")).getPublicKey(), (PrivateKey) facts.get("key"));
            Decrypter decrypter =
                    new Decrypter(null, new StaticKeyInfoCredentialResolver(sp), new InlineEncryptedKeyResolver());
            decrypter.setRootInNewDocument(true);
            SAMLSignatureProfileValidator profile = new SAMLSignatureProfileValidator();
            String response = (String) facts.get("response");
            return () -> {
                Element root = parsers.parse(new ByteArrayInputStream(Base64.getDecoder().decode(response)))
                        .getDocumentElement();
                Response message = (Response) XMLObjectProviderRegistrySupport.getUnmarshallerFactory()
                        .getUnmarshaller(root)
                        .unmarshall(root);
                Assertion assertion = decrypter.decrypt(message.getEncryptedAssertions().get(0));
                profile.validate(assertion.getSignature());
                SignatureValidator.validate(assertion.getSignature(), idp);
                return assertion.getAttributeStatements().get(0).getAttributes().size();
            };
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
