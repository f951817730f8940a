// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import com.nimbusds.jose.JWEHeader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/** Seals what no honest sender seals. */
final class ForgedJwe {

    private ForgedJwe() {}

    /** {@return a JWE whose plaintext is taken as it is, whatever the header says about compression} */
    static String seal(JWEHeader header, RSAPublicKey key, byte[] plain) throws Exception {
        return sealWithKeyOf(32, header, key, plain);
    }

    static String sealWithKeyOf(int keyBytes, JWEHeader header, RSAPublicKey key, byte[] plain) throws Exception {
        byte[] contentKey = new byte[keyBytes];
        Arrays.fill(contentKey, (byte) 7);
        Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
        rsa.init(
                Cipher.ENCRYPT_MODE,
                key,
                new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
        String first = header.toBase64URL().toString();
        Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
        aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(contentKey, "AES"), new GCMParameterSpec(128, new byte[12]));
        aes.updateAAD(first.getBytes(StandardCharsets.US_ASCII));
        byte[] sealed = aes.doFinal(plain);
        return String.join(
                ".",
                first,
                text(rsa.doFinal(contentKey)),
                text(new byte[12]),
                text(Arrays.copyOf(sealed, plain.length)),
                text(Arrays.copyOfRange(sealed, plain.length, sealed.length)));
    }

    static byte[] deflated(byte[] plain) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, new Deflater(9, true))) {
            deflater.write(plain);
        }
        return out.toByteArray();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
