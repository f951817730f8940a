// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.story;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;

/** Words of the command line such as {@code close-browser} for constants such as {@code closeBrowser}. */
abstract class HabitConverter<E extends Enum<E>> implements CommandLine.ITypeConverter<E> {

    private final Class<E> type;

    HabitConverter(Class<E> type) {
        this.type = type;
    }

    @Override
    public E convert(String value) {
        List<E> all = Arrays.asList(type.getEnumConstants());
        return all.stream()
                .filter(constant -> word(constant).equals(value))
                .findFirst()
                .orElseThrow(() -> new CommandLine.TypeConversionException("expected one of "
                        + all.stream().map(HabitConverter::word).toList() + " but was '" + value + "'"));
    }

    static String word(Enum<?> constant) {
        StringBuilder word = new StringBuilder();
        for (char letter : constant.name().toCharArray()) {
            word.append(
                    Character.isUpperCase(letter)
                            ? "-" + String.valueOf(letter).toLowerCase(Locale.ROOT)
                            : String.valueOf(letter));
        }
        return word.toString();
    }

    /** For {@code --tamper}. */
    static final class OfTampering extends HabitConverter<StoryOptions.Tampering> {
        OfTampering() {
            super(StoryOptions.Tampering.class);
        }
    }

    /** For {@code --login}. */
    static final class OfLogin extends HabitConverter<StoryOptions.LoginHabit> {
        OfLogin() {
            super(StoryOptions.LoginHabit.class);
        }
    }

    /** For {@code --payment}. */
    static final class OfPayment extends HabitConverter<StoryOptions.PaymentHabit> {
        OfPayment() {
            super(StoryOptions.PaymentHabit.class);
        }
    }

    /** For {@code --as}. */
    static final class OfApplying extends HabitConverter<StoryOptions.Applying> {
        OfApplying() {
            super(StoryOptions.Applying.class);
        }
    }
}
