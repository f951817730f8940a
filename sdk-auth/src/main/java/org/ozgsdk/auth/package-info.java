// SPDX-License-Identifier: Apache-2.0
/**
 * Login through an account of German administration. {@link org.ozgsdk.auth.AccountProvider} is the extension point; BundID is its first form.
 *
 * <p>A login takes two requests of one browser. The first gets a form that posts itself to the account, and a cookie. The second is the account's answer,
 * brought by the same browser: a post from another site, so the cookie needs {@code SameSite=None; Secure; HttpOnly}. Each login has a cookie of its own, so that two
 * tabs do not take it from each other; {@link org.ozgsdk.auth.LoginCookie} names and writes it. Remove it when the answer came, and after a login give the
 * session a new id: {@code org.ozgsdk.auth.servlet} does all that. How long a session may last says {@link org.ozgsdk.auth.SessionLimits}.
 *
 * <pre>{@code
 * LoginStart start = account.begin(LoginRequest.builder(TrustLevel.SUBSTANTIAL, "Stadt Aachen", "BMI-4711")
 *         .require(AccountAttribute.FAMILY_NAME, AccountAttribute.ACCOUNT_ID)
 *         .ask(AccountAttribute.GIVEN_NAMES, AccountAttribute.BIRTH_DATE)
 *         .build());
 * // answer the browser with start.html() and the cookie start.browserToken(); then, at the assertion consumer service:
 * LoginOutcome outcome = account.finish(new LoginAnswer(fields, cookie));
 * if (outcome instanceof LoginOutcome.LoggedIn yes) {
 *     session.begin(yes.login());
 * } else if (outcome instanceof LoginOutcome.LevelTooLow no) {
 *     explain(no.required());
 * } else {
 *     offerAgain(); // Cancelled, MissingAttributes, Refused
 * }
 * }</pre>
 *
 * <p>{@code Login.person()} goes on into the application: each field says how far the account vouches for it.
 */
package org.ozgsdk.auth;
