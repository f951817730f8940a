// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.util.List;
import java.util.stream.Collectors;
import org.ozgsdk.sandbox.internal.http.Reply;

/** The pages on which a session at the account ends. The sandbox has no browser sessions of its own: whoever looks sees all. */
final class LogoutPages {

    private LogoutPages() {}

    static Reply list(Face face, List<Sessions.Session> sessions) {
        String rows = sessions.stream()
                .map(session -> """
                        <li><form method="post" action="%s"><input type="hidden" name="sitzung" value="%s">
                        <code>%s</code> bei <span lang="en">/ at</span> <code>%s</code>
                        <button type="submit">Abmelden <span lang="en">/ Log out</span></button></form></li>
                        """.formatted(
                                face.logoutPage(),
                                session.index(),
                                Saml.escape(session.persona()),
                                Saml.escape(session.provider().entityId())))
                .collect(Collectors.joining());
        String body = "<h1>Sitzungen <span lang=\"en\">/ Sessions</span></h1>\n"
                + (rows.isEmpty()
                        ? "<p>Niemand ist angemeldet. <span lang=\"en\">/ Nobody is logged in.</span></p>\n"
                        : "<ul>\n" + rows + "</ul>\n");
        return Frame.page(face, "de", 200, "Sitzungen", body, "")
                .with("Content-Security-Policy", Frame.POLICY + "; form-action 'self'");
    }

    static Reply ended(Face face, boolean everywhere) {
        String body = "<h1>Abgemeldet <span lang=\"en\">/ Logged out</span></h1>\n<p>"
                + (everywhere
                        ? Frame.both(
                                "de",
                                "Konto und Dienst haben die Sitzung beendet.",
                                "Account and service ended the session.")
                        : Frame.both(
                                "de",
                                "Das Konto hat die Sitzung beendet, der Dienst hat das nicht bestätigt.",
                                "The account ended the session; the service did not confirm that."))
                + "</p>\n";
        return Frame.page(face, "de", 200, "Abgemeldet", body, "")
                .with("Content-Security-Policy", Frame.POLICY + "; form-action 'none'");
    }
}
