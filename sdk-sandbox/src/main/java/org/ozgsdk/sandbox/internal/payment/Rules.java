// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.json.JsonObject;

/** The single rules of XBezahldienste 1.2 for texts and numbers (payment sheet 3.2 to 3.5). A length counts code points, as in JSON Schema. */
final class Rules {

    private static final Pattern WORD = Pattern.compile("[\\w-]+");
    private static final Pattern PURPOSE = Pattern.compile("[\\w\\s-]+");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern CAPITALS = Pattern.compile("[A-Z]+");
    private static final Pattern BOOKING = Pattern.compile("[\\w\\s\\-,.\\u00C0-\\u017F]+");
    private static final BigDecimal MOST = BigDecimal.valueOf(999_999);

    private Rules() {}

    static boolean isId(String text) {
        return text.length() <= 36 && WORD.matcher(text).matches();
    }

    static Shape.Rule word(int longest) {
        return text(1, longest, WORD);
    }

    static Shape.Rule purpose(int longest) {
        return text(1, longest, PURPOSE);
    }

    static Shape.Rule booking(int longest) {
        return text(1, longest, BOOKING);
    }

    static Shape.Rule digits(int exactly) {
        return text(exactly, exactly, DIGITS);
    }

    static Shape.Rule capitals(int exactly) {
        return text(exactly, exactly, CAPITALS);
    }

    /** Any letters. */
    static Shape.Rule length(int longest) {
        return text(1, longest, text -> true);
    }

    /** DIN 91379 datatypes A to C as far as one line of code knows them, see {@link Letters}. */
    static Shape.Rule latin(int longest) {
        return text(1, longest, Letters::areLatin);
    }

    /** DIN 91379 datatype D. */
    static Shape.Rule names(int longest) {
        return text(1, longest, Letters::areLatinOrGreek);
    }

    /** Both rules. */
    static Shape.Rule both(Shape.Rule first, Shape.Rule second) {
        return (owner, name) -> {
            first.check(owner, name);
            second.check(owner, name);
        };
    }

    static Shape.Rule oneOf(String... words) {
        List<String> allowed = List.of(words);
        return text(1, 99, allowed::contains);
    }

    static Shape.Rule flag() {
        return (owner, name) -> owner.optionalFlag(name);
    }

    private static Shape.Rule text(int shortest, int longest, Pattern letters) {
        return text(shortest, longest, text -> letters.matcher(text).matches());
    }

    private static Shape.Rule text(int shortest, int longest, Predicate<String> letters) {
        return (owner, name) -> {
            String text = owner.text(name);
            int length = text.codePointCount(0, text.length());
            if (length < shortest || length > longest) {
                throw PaymentRefusal.invalid(
                        "Das Feld " + name + " braucht " + shortest + " bis " + longest + " Zeichen.");
            }
            if (!letters.test(text)) {
                throw PaymentRefusal.invalid(
                        "Das Feld " + name + " enthält einen Wert oder ein Zeichen, das nicht" + " erlaubt ist.");
            }
        };
    }

    /** RFC 3339, with seconds and offset. */
    static void dateTime(JsonObject owner, String name) {
        String text = owner.text(name);
        try {
            OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            throw PaymentRefusal.invalid("Das Feld " + name + " ist kein Zeitpunkt nach RFC 3339.");
        }
        if (text.length() < 20 || text.charAt(16) != ':') {
            throw PaymentRefusal.invalid("Dem Zeitpunkt im Feld " + name + " fehlen die Sekunden.");
        }
    }

    /** An address a browser can be sent to. */
    static void webAddress(JsonObject owner, String name) {
        String text = owner.text(name);
        if (text.isEmpty() || text.length() > 2082 || text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw PaymentRefusal.invalid("Das Feld " + name + " braucht 1 bis 2082 Zeichen einer URI.");
        }
        try {
            URI uri = new URI(text);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (web && uri.getHost() != null) {
                return;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw PaymentRefusal.invalid("Das Feld " + name + " ist keine vollständige URI mit https oder http.");
    }

    static void quantity(JsonObject owner, String name) {
        long quantity = owner.number(name);
        if (quantity < 1 || quantity > 999_999) {
            throw PaymentRefusal.invalid("Das Feld " + name + " liegt nicht zwischen 1 und 999999.");
        }
    }

    static void taxRate(JsonObject owner, String name) {
        BigDecimal rate = number(owner, name);
        if (rate.signum() < 0 || rate.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw PaymentRefusal.invalid("Das Feld " + name + " liegt nicht zwischen 0 und 100.");
        }
    }

    /** More than zero. */
    static void amount(JsonObject owner, String name) {
        amountOrNothing(owner, name);
        if (owner.decimal(name).signum() == 0) {
            throw PaymentRefusal.invalid("Das Feld " + name + " muss größer als 0 sein.");
        }
    }

    /** Zero or more. */
    @Assumption("payment.two-decimals")
    static void amountOrNothing(JsonObject owner, String name) {
        BigDecimal amount = number(owner, name);
        if (amount.signum() < 0 || amount.compareTo(MOST) > 0) {
            throw PaymentRefusal.invalid("Das Feld " + name + " liegt nicht zwischen 0 und 999999.");
        }
        if (amount.stripTrailingZeros().scale() > 2) {
            throw PaymentRefusal.invalid("Das Feld " + name + " hat mehr als zwei Nachkommastellen.")
                    .assuming("payment.two-decimals");
        }
    }

    /** A number whose exponent is such that it can be added and written: the exponent is the sender's. */
    private static BigDecimal number(JsonObject owner, String name) {
        BigDecimal number = owner.decimal(name);
        if (Math.abs((long) number.scale()) > 20) {
            throw PaymentRefusal.invalid("Die Zahl im Feld " + name + " hat einen zu großen Exponenten.");
        }
        return number;
    }
}
