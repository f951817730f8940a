// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/** Payments that are neither lost nor made twice, and the fees they are made for. */
@NullMarked
module org.ozgsdk.payment {
    requires static transitive org.jspecify;
    requires transitive org.ozgsdk.core;
    requires com.google.zxing;
    requires org.slf4j;

    exports org.ozgsdk.payment;
    exports org.ozgsdk.payment.arrangement;
    exports org.ozgsdk.payment.epaybl;
    exports org.ozgsdk.payment.fee;
    exports org.ozgsdk.payment.girocheckout;
    exports org.ozgsdk.payment.pmpayment;
    exports org.ozgsdk.payment.report;
    exports org.ozgsdk.payment.transfer;
    exports org.ozgsdk.payment.xbezahldienste;

    uses org.ozgsdk.payment.arrangement.PaymentProviderFactory;
}
