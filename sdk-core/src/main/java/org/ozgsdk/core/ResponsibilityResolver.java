// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

import org.ozgsdk.core.spi.Extension;

/**
 * Finds the competent authority for a service at a place (Zuständigkeitsfinder). Extension point; implementations are safe for use by many threads.
 */
public interface ResponsibilityResolver extends Extension {

    /**
     * Looks up who is competent.
     *
     * @param service the service
     * @param place the place, as deep as it is known
     * @return the routes, or that the service is not offered there
     * @throws UnavailableException if the directory cannot be reached
     * @throws UntrustedException if its answer does not have the expected shape
     * @throws RejectedException if the directory refused the question
     */
    Responsibility find(LeikaKey service, Ars place);
}
