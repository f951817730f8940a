// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.ozgsdk.auth.bayernid.BayernId;
import org.ozgsdk.auth.bundid.BundId;
import org.ozgsdk.auth.dataport.DataportOsi;
import org.ozgsdk.auth.muk.Muk;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.auth.saml.GenericAccount;
import org.ozgsdk.core.ConfigurationException;

/** What the commands of {@code ozg saml} are given. */
final class SamlFiles {

    private static final int LARGEST = 8 * 1024 * 1024;
    private static final List<AccountProfile> PROFILES =
            List.of(BundId.PROFILE, Muk.PROFILE, BayernId.PROFILE, DataportOsi.PROFILE, GenericAccount.PROFILE);

    private SamlFiles() {}

    /** {@return the content of a file, or of standard input for "-"; what cannot be read is a misuse} */
    static byte[] read(String file) {
        try (InputStream in = Outlet.open(file)) {
            byte[] content = in.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw new ConfigurationException(
                        "Die Datei \"" + file + "\" ist größer als 8 MiB. / The file is too large.");
            }
            return content;
        } catch (IOException e) {
            throw new ConfigurationException(
                    "Die Datei \"" + file + "\" lässt sich nicht lesen. / The file cannot be read.", e);
        }
    }

    static AccountProfile profile(String id) {
        return PROFILES.stream()
                .filter(profile -> profile.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException("Das Profil \"" + id + "\" gibt es nicht; bekannt sind "
                        + String.join(
                                ", ", PROFILES.stream().map(AccountProfile::id).toList())
                        + ". / Unknown profile."));
    }

    static URI uri(String text, String option) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new ConfigurationException(option + " ist keine URL. / " + option + " is no URL.", e);
        }
    }
}
