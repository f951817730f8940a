// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.spi.Extension;

/**
 * An account of German administration at which people log in (Nutzerkonto). Extension point, chosen by {@link #id}. Implementations are immutable and safe for
 * use by many threads and, with a shared store, by many nodes.
 */
public interface AccountProvider extends Extension {

    /**
     * Begins a login: what the browser is to send to the account, and what it is to keep until it comes back.
     *
     * @param request what is asked for
     * @return the form for the browser; one per browser tab
     * @throws ConfigurationException if the account would refuse the request; the message names its code
     */
    LoginStart begin(LoginRequest request);

    /**
     * Ends a login with what the browser brought back. A pending login can be ended once.
     *
     * @param answer the fields of the browser's post and the value of its cookie
     * @return who logged in, or why nobody did
     * @throws UntrustedException if the answer is not the account's answer to this browser's request: never try again, begin a new login
     */
    LoginOutcome finish(LoginAnswer answer);
}
