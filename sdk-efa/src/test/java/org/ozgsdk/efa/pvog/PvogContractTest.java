// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa.pvog;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.efa.DirectoryContract;
import org.ozgsdk.efa.Town;

class PvogContractTest extends DirectoryContract {

    private final List<PvogDouble> doubles = new ArrayList<>();

    @Override
    protected Both directory(List<Town> towns) throws Exception {
        PvogDouble suchdienst = new PvogDouble();
        doubles.add(suchdienst);
        towns.forEach(suchdienst::add);
        Pvog pvog = Pvog.builder(
                        PvogEnvironment.of(Environment.SANDBOX, suchdienst.base()),
                        Transport.builder(Environment.SANDBOX).build())
                .clock(clock)
                .build();
        return new Both(pvog, pvog);
    }

    @AfterEach
    void close() {
        doubles.forEach(PvogDouble::close);
    }
}
