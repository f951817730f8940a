// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

import org.ozgsdk.core.spi.Extension;

/**
 * Reads what differs by place (EfA-Parameter) at run time, so that a new place needs no rebuild. Extension point; implementations are safe for use by
 * many threads. Source: FITKO, EfA-Parametrisierung 1.0.0 (values must be readable at run time from the standard source).
 */
public interface ParameterSource extends Extension {

    /**
     * Reads one parameter.
     *
     * @param name the standard name, for instance {@code efa.datenschutzerklaerung.url}
     * @param service the service
     * @param place the place
     * @return the value with its origin, or why there is none
     * @throws UnavailableException if the source cannot be reached
     * @throws UntrustedException if its answer does not have the expected shape
     */
    ParameterValue read(String name, LeikaKey service, Ars place);
}
