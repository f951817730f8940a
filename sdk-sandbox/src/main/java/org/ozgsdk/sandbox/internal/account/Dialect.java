// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.util.List;
import java.util.Set;
import org.ozgsdk.sandbox.Persona;
import org.w3c.dom.Element;

/** In which words an account is asked and answers. Stateless. */
interface Dialect {

    /** The level asked for and the word that asked. */
    record Context(int level, String word) {}

    /**
     * Reads RequestedAuthnContext.
     *
     * @throws IdpRefusal if the account takes no such request
     */
    Context context(Element request);

    /** Reads what else the request wishes: means, attributes, what to show. */
    Demand.Extension extension(Element request, ServiceProvider provider);

    /** Who has an account here. */
    List<Persona> personas();

    /** The level these means reach here. */
    int level(Means means);

    /** What the service gets to know; for a required attribute that the account lacks there is none. */
    List<Statement> statements(Demand demand, AccountData data);

    /** The account's key of the user for one service. */
    String persistentId(AccountData data);

    /** The word in AuthnContextClassRef. */
    String contextWord(Demand demand, int level);

    /** The same attribute after a login at the lowest level. */
    Statement lowered(Statement statement);

    /** Names of the attributes that say who somebody is: family name, key, organisation. */
    Set<String> identifying();

    /** The name of the attribute for given names. */
    String givenName();
}
