// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.testkit.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/** Hands out the connection of one transaction whose close does nothing, as a container does. */
final class TransactionDataSource {

    private TransactionDataSource() {}

    static DataSource around(Connection transaction) {
        Connection kept = (Connection) Proxy.newProxyInstance(
                TransactionDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    if (method.getName().equals("commit")
                            || method.getName().equals("rollback")
                            || method.getName().equals("setAutoCommit")) {
                        throw new AssertionError("the store must not call " + method.getName());
                    }
                    try {
                        return method.invoke(transaction, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return (DataSource) Proxy.newProxyInstance(
                TransactionDataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> kept);
    }
}
