// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Secret;

/** The blocks of a PEM file (RFC 7468): private keys and certificates; others are ignored. */
record Pem(List<PrivateKey> keys, List<X509Certificate> certificates) {

    static Pem read(InputStream content, @Nullable Secret password, String what) {
        List<PrivateKey> keys = new ArrayList<>();
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            // Not closed: the stream belongs to the caller.
            PEMParser parser = new PEMParser(new InputStreamReader(withoutMark(content), StandardCharsets.ISO_8859_1));
            for (Object block = parser.readObject(); block != null; block = parser.readObject()) {
                if (block instanceof X509CertificateHolder holder) {
                    certificates.add(Certificates.der(holder.getEncoded()));
                } else {
                    PrivateKeyInfo info = privateKey(block, password, what);
                    if (info != null) {
                        keys.add(new JcaPEMKeyConverter().getPrivateKey(info));
                    }
                }
            }
        } catch (ConfigurationException e) {
            throw e;
        } catch (IOException | CertificateException | RuntimeException e) {
            // The parser meets broken content with all kinds of exceptions, whose messages may quote it.
            throw new ConfigurationException(what + ": expected PEM blocks, found one that cannot be read.");
        }
        return new Pem(List.copyOf(keys), List.copyOf(certificates));
    }

    /** Editors on Windows put a byte order mark in front, which would hide the first block. */
    private static InputStream withoutMark(InputStream content) throws IOException {
        byte[] mark = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
        PushbackInputStream whole = new PushbackInputStream(content, mark.length);
        byte[] first = whole.readNBytes(mark.length);
        if (!Arrays.equals(first, mark)) {
            whole.unread(first);
        }
        return whole;
    }

    private static @Nullable PrivateKeyInfo privateKey(Object block, @Nullable Secret password, String what)
            throws IOException {
        if (block instanceof PrivateKeyInfo plain) {
            return plain;
        }
        if (block instanceof PEMKeyPair pair) {
            return pair.getPrivateKeyInfo();
        }
        if (block instanceof PKCS8EncryptedPrivateKeyInfo encrypted) {
            return decrypt(encrypted, password, what);
        }
        if (block instanceof PEMEncryptedKeyPair) {
            throw new ConfigurationException(
                    what
                            + ": the private key is in OpenSSL's old encrypted form, whose protection is weak; convert it with \"openssl pkcs8 -topk8\".");
        }
        return null;
    }

    private static PrivateKeyInfo decrypt(
            PKCS8EncryptedPrivateKeyInfo encrypted, @Nullable Secret password, String what) {
        if (password == null) {
            throw new ConfigurationException(what + ": the private key is encrypted; its password must be given.");
        }
        try {
            return encrypted.decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                    .setProvider(new BouncyCastleProvider())
                    .build(password.reveal().toCharArray()));
        } catch (PKCSException | OperatorCreationException e) {
            throw new ConfigurationException(
                    what + ": the private key cannot be decrypted; the password is wrong, or its encryption unknown.");
        }
    }
}
