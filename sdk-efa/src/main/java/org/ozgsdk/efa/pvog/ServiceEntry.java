// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa.pvog;

import java.util.List;
import org.ozgsdk.core.Ars;

/** An entry of the service (Leistungsbeschreibung, LB) and the level at which it covers the place. */
record ServiceEntry(String id, Ars level, List<String> onlineServices) {}
