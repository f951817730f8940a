// SPDX-License-Identifier: Apache-2.0
/**
 * Logins in a servlet application (Jakarta Servlet 6): optional, the servlet API comes with your server. Other web layers use
 * {@link org.ozgsdk.auth.LoginCookie} and write their own answers.
 *
 * <pre>{@code
 * ServletLogin logins = new ServletLogin(bundId);
 * // GET /login
 * logins.begin(LoginRequest.builder(TrustLevel.SUBSTANTIAL, "Stadt Aachen", "BMI-4711").require(AccountAttribute.FAMILY_NAME).build(), response);
 * // POST /acs
 * logins.finish(request, response, (outcome, in, out) -> {
 *     if (outcome instanceof LoginOutcome.LoggedIn loggedIn) {
 *         in.getSession().setAttribute("login", loggedIn.login());
 *     }
 *     out.sendRedirect("/antrag");
 * });
 * }</pre>
 *
 * <p>The account's answer is a post from another site. Browsers bring the session cookie along with it only if that is {@code SameSite=None; Secure}; with any
 * other the request has no session, and the one made for it takes the place of the one before: put nothing into a session before the login that must live on, or
 * set its cookie to {@code SameSite=None}.
 */
package org.ozgsdk.auth.servlet;
