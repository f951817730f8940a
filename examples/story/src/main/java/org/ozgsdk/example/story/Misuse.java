// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.story;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** One German sentence for each way to call a story wrongly. */
final class Misuse {

    private Misuse() {}

    static String sentence(CommandLine.ParameterException e) {
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
            return "Die Angabe \"" + unmatched.getUnmatched().get(0)
                    + "\" ist unbekannt; --help zeigt alle. / Unknown argument.";
        }
        if (e instanceof CommandLine.MissingParameterException) {
            return "Nach " + name(e.getArgSpec(), e)
                    + " fehlt der Wert; --help zeigt alle Angaben. / A value is missing.";
        }
        String detail = String.valueOf(e.getMessage());
        int own = detail.indexOf("Ein ");
        if (own >= 0 && detail.contains(" / ")) {
            // the converter's own German sentence, behind picocli's English words
            return detail.substring(own);
        }
        return "Der Wert \"" + String.valueOf(e.getValue()) + "\" passt nicht zu " + name(e.getArgSpec(), e)
                + "; --help zeigt, was erlaubt ist. / Wrong value.";
    }

    private static String name(@Nullable ArgSpec spec, CommandLine.ParameterException e) {
        if (spec instanceof OptionSpec option) {
            return option.longestName();
        }
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    }
}
