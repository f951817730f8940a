// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.servlet;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.ozgsdk.auth.LoginOutcome;

/** What a service does with the end of a login. */
@FunctionalInterface
public interface LoginHandler {

    /**
     * Answers the browser, best by a redirect, so that no reload posts again. After {@link LoginOutcome.LoggedIn} the request has a session whose id is new.
     *
     * @param outcome how the login ended
     * @param request the browser's post
     * @param response the answer
     * @throws IOException if the answer cannot be written
     * @throws ServletException if the service fails
     */
    void handle(LoginOutcome outcome, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException;
}
