// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.profile;

import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.ozgsdk.auth.LoginRequest;

/** What an account wants to read inside samlp:Extensions of a request; part of a profile. Implementations are immutable and safe for use by many threads. */
public interface RequestExtension {

    /** The account wants nothing. */
    RequestExtension NONE = new RequestExtension() {
        @Override
        public Optional<Refusal> refusal(LoginRequest request, AttributeCatalogue catalogue) {
            return Optional.empty();
        }

        @Override
        public boolean isWritten() {
            return false;
        }

        @Override
        public void write(XMLStreamWriter xml, LoginRequest request, AttributeCatalogue catalogue) {}
    };

    /**
     * Why an account would refuse a request.
     *
     * @param code the account's own error code; empty if it has none for this
     * @param words what is wrong and where to set it, for behind "would refuse this login: "
     */
    record Refusal(String code, String words) {}

    /**
     * Says before anything is sent why the account would refuse a request.
     *
     * @param request what is asked for
     * @param catalogue the account's names
     * @return why; empty if it would not
     */
    Optional<Refusal> refusal(LoginRequest request, AttributeCatalogue catalogue);

    /** {@return whether there is anything to write; default true} */
    default boolean isWritten() {
        return true;
    }

    /**
     * Writes the children of samlp:Extensions. Called more than once for a request; must write the same each time.
     *
     * @param xml where to
     * @param request what is asked for
     * @param catalogue the account's names
     * @throws XMLStreamException if the writer fails
     */
    void write(XMLStreamWriter xml, LoginRequest request, AttributeCatalogue catalogue) throws XMLStreamException;
}
