// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.testkit.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ozgsdk.core.transport.Body;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.payment.PaymentProvider.Initiation.Started;
import org.ozgsdk.sandbox.PaymentFault;
import org.ozgsdk.testkit.PaymentCounterpart;
import org.ozgsdk.testkit.SandboxExtension;

/** The sandbox's payment services and the people on their pages. */
final class SandboxPayments implements PaymentCounterpart {

    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]*)\"");

    private final SandboxExtension sandbox;

    SandboxPayments(SandboxExtension sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public void pay(Started payment) {
        click(payment, "bezahlen");
    }

    @Override
    public void cancel(Started payment) {
        click(payment, "abbrechen");
    }

    @Override
    public void fail(Started payment) {
        click(payment, "fehlschlag");
    }

    private void click(Started payment, String button) {
        byte[] page = sandbox.transport().send(Request.get(payment.page())).bytes();
        Matcher form = FORM.matcher(new String(page, StandardCharsets.UTF_8));
        assertThat(form.find()).as("a form on the page").isTrue();
        Request post = Request.post(
                payment.page().resolve(form.group(1)), Body.form(Map.of("zahlart", "CREDITCARD", "aktion", button)));
        assertThat(sandbox.transport().send(post).status()).isEqualTo(303);
    }

    @Override
    public void loseNextAnswer() {
        sandbox.sandbox().faults().payment(PaymentFault.CREATE_TIMEOUT);
    }

    @Override
    public void beUnavailable() {
        sandbox.sandbox().faults().payment(PaymentFault.HTML_ERROR);
    }

    @Override
    public void answerWithAnotherAmount() {
        sandbox.sandbox().faults().payment(PaymentFault.WRONG_AMOUNT);
    }

    @Override
    public void beWell() {
        sandbox.sandbox().faults().clear();
    }

    @Override
    public int payments() {
        return sandbox.sandbox().payments().list().size();
    }
}
