// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.kill;

import java.net.URI;
import java.time.Clock;
import org.h2.jdbcx.JdbcDataSource;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.store.JdbcStore;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.payment.PaymentProvider;
import org.ozgsdk.payment.xbezahldienste.Authentication;
import org.ozgsdk.payment.xbezahldienste.XBezahldienste;
import org.ozgsdk.payment.xbezahldienste.XBezahldiensteEndpoint;

/** Where the database and the payment service of both processes are. */
record Setting(String database, String base, String originatorId, String user, String password) {

    /** Every commit is on the disk before it returns: what H2 delays by default could be lost by a kill. */
    JdbcDataSource dataSource() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:" + database + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
        return source;
    }

    JdbcStore store(Clock clock) {
        return JdbcStore.builder(dataSource()).clock(clock).build();
    }

    PaymentProvider provider() {
        return XBezahldienste.builder(new XBezahldiensteEndpoint(
                        Environment.SANDBOX,
                        URI.create(base),
                        originatorId,
                        "053340002002",
                        new Authentication.Basic(user, Secret.of(password))))
                .transport(Transport.builder(Environment.SANDBOX).build())
                .build();
    }
}
