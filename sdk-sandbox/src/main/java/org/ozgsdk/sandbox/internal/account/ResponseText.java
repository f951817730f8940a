// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

/** The text of samlp:Response around assertions, in the order of the schema (SAML core 3.2.2). */
final class ResponseText {

    private ResponseText() {}

    /**
     * Writes.
     *
     * @param extensions content of samlp:Extensions; empty for none
     * @param assertions what stands behind the status
     */
    static String of(Answer answer, String extensions, String assertions) {
        return "<samlp:Response xmlns:samlp=\"%s\" Destination=\"%s\" ID=\"%s\"%s IssueInstant=\"%s\" Version=\"2.0\">"
                        .formatted(
                                Saml.PROTOCOL,
                                Saml.escape(answer.destination),
                                Saml.newId(),
                                AssertionText.attribute("InResponseTo", answer.responseInResponseTo),
                                Saml.time(answer.now))
                + "<saml:Issuer xmlns:saml=\"" + Saml.ASSERTION + "\">" + Saml.escape(answer.responseIssuer)
                + "</saml:Issuer>"
                + (extensions.isEmpty() ? "" : "<samlp:Extensions>" + extensions + "</samlp:Extensions>")
                + "<samlp:Status>" + status(answer) + "</samlp:Status>"
                + assertions
                + "</samlp:Response>";
    }

    private static String status(Answer answer) {
        String success = "<samlp:StatusCode Value=\"" + Saml.STATUS + "Success\"/>";
        return answer.failure.map(ResponseText::failed).orElse(success);
    }

    private static String failed(Answer.Failure failure) {
        String detail = failure.detail()
                .map(json -> "<samlp:StatusDetail><akdb:StatusDetail xmlns:akdb=\"" + Saml.AKDB + "\">"
                        + Saml.escape(json) + "</akdb:StatusDetail></samlp:StatusDetail>")
                .orElse("");
        return Saml.line("""
                <samlp:StatusCode Value="%sRequester"><samlp:StatusCode Value="%s%s"/></samlp:StatusCode>
                <samlp:StatusMessage>%s</samlp:StatusMessage>%s
                """)
                .formatted(Saml.STATUS, Saml.STATUS, failure.code(), Saml.escape(failure.message()), detail);
    }
}
