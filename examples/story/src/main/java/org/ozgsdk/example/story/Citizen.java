// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.story;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ozgsdk.auth.LoginAnswer;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.transport.Body;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Response;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.example.story.StoryOptions.LoginHabit;
import org.ozgsdk.example.story.StoryOptions.PaymentHabit;

/** The person with a browser: logs in at the account, pays at the payment page, or does not. */
public final class Citizen {

    private final Transport transport;
    private final LoginHabit login;
    private final PaymentHabit payment;

    Citizen(Transport transport, LoginHabit login, PaymentHabit payment) {
        this.transport = transport;
        this.login = login;
        this.payment = payment;
    }

    /**
     * Goes to the account and comes back.
     *
     * @param start what the service gave the browser
     * @param familyName the name the person looks for on the login page
     * @return what the browser brings back
     */
    public LoginAnswer logIn(LoginStart start, String familyName) {
        Html page = page(post(start.action(), start.fields()));
        Map<String, String> chosen = new LinkedHashMap<>(page.hidden());
        chosen.put("konto", page.choice("konto", familyName));
        chosen.put("mittel", "Elster");
        chosen.put("aktion", login == LoginHabit.cancel ? "abbrechen" : "anmelden");
        Html back = page(post(start.action().resolve(page.action()), chosen));
        return new LoginAnswer(back.hidden(), start.browserToken());
    }

    /**
     * Goes to the payment page and does there what the option {@code --payment} says.
     *
     * @param address the payment page
     * @return true if the browser came back to the service, which proves nothing
     */
    public boolean pay(URI address) {
        Html page = page(transport.send(Request.get(address)));
        Map<String, String> chosen = new LinkedHashMap<>(page.hidden());
        chosen.put("zahlart", "CREDITCARD");
        chosen.put("aktion", payment == PaymentHabit.cancel ? "abbrechen" : "bezahlen");
        post(address.resolve(page.action()), chosen);
        return payment != PaymentHabit.closeBrowser;
    }

    private Response post(URI address, Map<String, String> fields) {
        return transport.send(Request.post(address, Body.form(fields)));
    }

    private static Html page(Response answer) {
        if (!answer.isSuccess()) {
            throw new ConfigurationException("Die Seite der Sandbox antwortet mit " + answer.status() + ": "
                    + answer.header("X-Sandbox-Idp-Code").orElse("") + ". / The sandbox's page refuses.");
        }
        return Html.read(new String(answer.bytes(), StandardCharsets.UTF_8));
    }
}
