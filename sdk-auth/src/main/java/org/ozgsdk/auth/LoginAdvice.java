// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

import org.ozgsdk.core.TrustLevel;

/**
 * What to tell the person when a login ended without one, in one or two sentences. Holds nothing of the person and nothing of the account's own texts, which may
 * be anybody's.
 *
 * @param german the sentences in German
 * @param english the same in English
 */
public record LoginAdvice(String german, String english) {

    private static final LoginAdvice LOGGED_IN = new LoginAdvice("Sie sind angemeldet.", "You are logged in.");
    private static final LoginAdvice CANCELLED = new LoginAdvice(
            "Die Anmeldung wurde abgebrochen oder ist nicht gelungen. Sie können es noch einmal versuchen.",
            "The login was cancelled or did not succeed. You can try again.");
    private static final LoginAdvice MISSING = new LoginAdvice(
            "Ihr Konto hat nicht alle Angaben übermittelt, die dieser Dienst braucht. Ergänzen Sie sie in Ihrem Konto, oder melden Sie sich auf einem anderen Weg an.",
            "Your account did not send all details that this service needs. Complete them in your account, or log in another way.");
    private static final LoginAdvice UNKNOWN = new LoginAdvice(
            "Das Konto kennt Sie nicht. Melden Sie sich mit einem anderen Konto oder auf einem anderen Weg an.",
            "The account does not know you. Log in with another account or another way.");
    private static final LoginAdvice OUR_FAULT = new LoginAdvice(
            "Die Anmeldung ist wegen eines Fehlers in diesem Dienst nicht möglich. Bitte wenden Sie sich an die Behörde.",
            "The login is not possible because of an error in this service. Please contact the authority.");
    private static final LoginAdvice LATER = new LoginAdvice(
            "Das Konto kann die Anmeldung gerade nicht durchführen. Bitte versuchen Sie es später noch einmal.",
            "The account cannot carry out the login now. Please try again later.");

    /**
     * Finds the words for an outcome.
     *
     * @param outcome how the login ended
     * @return the advice
     */
    public static LoginAdvice of(LoginOutcome outcome) {
        if (outcome instanceof LoginOutcome.LevelTooLow low) {
            return level(low.required());
        }
        if (outcome instanceof LoginOutcome.Refused refused) {
            return switch (refused.side()) {
                case PERSON -> UNKNOWN;
                case SERVICE -> OUR_FAULT;
                case ACCOUNT -> LATER;
            };
        }
        if (outcome instanceof LoginOutcome.MissingAttributes) {
            return MISSING;
        }
        return outcome instanceof LoginOutcome.LoggedIn ? LOGGED_IN : CANCELLED;
    }

    private static LoginAdvice level(TrustLevel required) {
        return switch (required) {
            case HIGH ->
                new LoginAdvice(
                        "Dieser Schritt braucht das Vertrauensniveau hoch. Melden Sie sich mit dem Online-Ausweis an.",
                        "This step needs the trust level high. Log in with your online ID card.");
            case SUBSTANTIAL ->
                new LoginAdvice(
                        "Dieser Schritt braucht das Vertrauensniveau substanziell. Melden Sie sich mit einem ELSTER-Zertifikat oder dem Online-Ausweis an.",
                        "This step needs the trust level substantial. Log in with an ELSTER certificate or your online ID card.");
            case NONE, BASIC, LOW ->
                new LoginAdvice(
                        "Diese Anmeldung reicht für den Dienst nicht aus. Melden Sie sich auf einem anderen Weg an.",
                        "This login is not enough for the service. Log in another way.");
        };
    }
}
