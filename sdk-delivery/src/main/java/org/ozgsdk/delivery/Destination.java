// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery;

import java.util.List;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.LeikaKey;

/**
 * Where an application goes to (Zustellpunkt), verified by the channel that gave it; only that channel makes and understands it. Immutable.
 */
public interface Destination {

    /** {@return the id of the channel that verified it} */
    String channel();

    /** {@return the destination's id in that channel} */
    String id();

    /** {@return the service it was verified for} */
    LeikaKey service();

    /** {@return the place it was verified for} */
    Ars place();

    /** {@return what it takes for this service; never empty} */
    List<DataSchema> schemas();
}
