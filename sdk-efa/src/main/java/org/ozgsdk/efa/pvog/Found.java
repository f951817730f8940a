// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa.pvog;

import java.util.List;

/** Who was found for a service at a place. */
record Found(List<Candidate> competent, List<ContactPoint> contactPoints) {

    /** A unit that helps but does not decide. */
    record ContactPoint(String entry, Unit unit) {}
}
