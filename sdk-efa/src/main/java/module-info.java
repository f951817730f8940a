// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/** Build once, reuse everywhere (Einer für Alle): what differs by place is read at run time from the directories of the Portalverbund. */
@NullMarked
module org.ozgsdk.efa {
    requires static transitive org.jspecify;
    requires transitive org.ozgsdk.core;
    requires org.slf4j;

    exports org.ozgsdk.efa;
    exports org.ozgsdk.efa.pvog;
}
