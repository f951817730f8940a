// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.arrangement;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.payment.PaymentProvider;
import org.ozgsdk.payment.epaybl.EpayBl;
import org.ozgsdk.payment.epaybl.EpayBlSettings;
import org.ozgsdk.payment.girocheckout.GiroCheckout;
import org.ozgsdk.payment.girocheckout.GiroCheckoutSettings;
import org.ozgsdk.payment.pmpayment.PmPayment;
import org.ozgsdk.payment.pmpayment.PmPaymentSettings;
import org.ozgsdk.payment.xbezahldienste.Authentication;
import org.ozgsdk.payment.xbezahldienste.SpecVersion;
import org.ozgsdk.payment.xbezahldienste.XBezahldienste;
import org.ozgsdk.payment.xbezahldienste.XBezahldiensteEndpoint;

/** The payment services that come along, by the names that their settings have in a file. */
enum BuiltIn implements PaymentProviderFactory {
    XBEZAHLDIENSTE(XBezahldienste.ID) {
        @Override
        public PaymentProvider create(PaymentArrangement given, Transport transport, Clock clock) {
            XBezahldiensteEndpoint endpoint = new XBezahldiensteEndpoint(
                            transport.environment(),
                            address(given, "base"),
                            given.setting("originatorId"),
                            given.setting("endPointId"),
                            authentication(given))
                    .withVersion(version(given.settings().getOrDefault("version", "1.2.0")));
            return XBezahldienste.builder(endpoint)
                    .transport(transport)
                    .clock(clock)
                    .build();
        }
    },
    EPAYBL(EpayBl.ID) {
        @Override
        public PaymentProvider create(PaymentArrangement given, Transport transport, Clock clock) {
            return new EpayBl(
                    EpayBlSettings.of(
                            transport.environment(),
                            address(given, "base"),
                            given.setting("mandant"),
                            given.setting("bewirtschafter"),
                            List.of(given.setting("zahlverfahren").split(",", -1)),
                            address(given, "notifyUrl"),
                            given.secret("notify")),
                    transport,
                    clock);
        }
    },
    PMPAYMENT(PmPayment.ID) {
        @Override
        public PaymentProvider create(PaymentArrangement given, Transport transport, Clock clock) {
            return new PmPayment(
                    new PmPaymentSettings(
                            transport.environment(),
                            address(given, "base"),
                            given.setting("ags"),
                            given.setting("procedure"),
                            given.setting("accountingRecord"),
                            given.secret("salt"),
                            address(given, "notifyUrl")),
                    transport,
                    clock);
        }
    },
    GIROCHECKOUT(GiroCheckout.ID) {
        @Override
        public PaymentProvider create(PaymentArrangement given, Transport transport, Clock clock) {
            boolean one = given.settings().getOrDefault("art", "seite").equals("verfahren");
            URI base =
                    transport.environment() == Environment.SANDBOX ? address(given, "base") : GiroCheckoutSettings.BASE;
            return new GiroCheckout(
                    new GiroCheckoutSettings(
                            transport.environment(),
                            base,
                            given.setting("merchantId"),
                            given.setting("projectId"),
                            given.secret("password"),
                            one ? GiroCheckoutSettings.Kind.ONE_METHOD : GiroCheckoutSettings.Kind.PAYMENT_PAGE,
                            address(given, "notifyUrl")),
                    transport,
                    clock);
        }
    };

    private final String id;

    BuiltIn(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    private static URI address(PaymentArrangement given, String key) {
        try {
            return URI.create(given.setting(key));
        } catch (IllegalArgumentException e) {
            throw wrong(given, key);
        }
    }

    private static ConfigurationException wrong(PaymentArrangement given, String key) {
        return new ConfigurationException(given.origin() + ": einstellungen." + key
                + " hat keinen Wert, der dort stehen kann. / The setting has a wrong value.");
    }

    private static SpecVersion version(String number) {
        for (SpecVersion version : SpecVersion.values()) {
            if (version.number().equals(number)) {
                return version;
            }
        }
        throw new ConfigurationException(
                "einstellungen.version ist 1.0.0, 1.1.0 oder 1.2.0. / The version is one of these.");
    }

    private static Authentication authentication(PaymentArrangement given) {
        if (given.settings().containsKey("tokenUri")) {
            return new Authentication.ClientCredentials(
                    address(given, "tokenUri"), given.setting("clientId"), given.secret("clientSecret"));
        }
        return given.settings().containsKey("user")
                ? new Authentication.Basic(given.setting("user"), given.secret("password"))
                : new Authentication.None();
    }
}
