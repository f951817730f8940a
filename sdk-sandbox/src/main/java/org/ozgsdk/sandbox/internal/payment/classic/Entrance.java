// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment.classic;

import org.ozgsdk.sandbox.internal.http.Router;
import org.ozgsdk.sandbox.internal.payment.Counter;
import org.ozgsdk.sandbox.internal.payment.Obstacles;

/** Where a call comes in, or meets maintenance and other obstacles before the service sees it. */
final class Entrance {

    private final Router router;
    private final Obstacles obstacles;

    Entrance(Router router, Counter counter) {
        this.router = router;
        this.obstacles = new Obstacles(counter);
    }

    void on(String method, String path, Router.Handler handler) {
        router.on(method, path, call -> obstacles.bare(call).orElseGet(() -> handler.handle(call)));
    }
}
