// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds types of libraries in what users see: public and protected members of public types outside {@code internal}. */
final class ForeignTypes {

    // The plan's exceptions (section 3): validation annotations of core, servlets of auth, JUnit in the testkit.
    // Everything
    // else must stay replaceable.
    private static final Set<String> ALLOWED = Set.of(
            "java.",
            "javax.",
            "org.w3c.dom.",
            "org.xml.sax.",
            "org.ozgsdk.",
            "jakarta.validation.",
            "jakarta.servlet.");

    private ForeignTypes() {}

    static void check(JavaClasses classes) {
        Set<String> foreign = new TreeSet<>();
        int looked = 0;
        for (JavaClass type : classes) {
            if (isExported(type)) {
                looked++;
                type.getCodeUnits().stream().filter(ForeignTypes::isVisible).forEach(unit -> collect(unit, foreign));
                type.getFields().stream()
                        .filter(ForeignTypes::isVisible)
                        .forEach(field -> add(field.getFullName(), field.getRawType(), foreign));
            }
        }
        assertThat(looked).as("exported types looked at").isGreaterThan(20);
        assertThat(foreign).as("foreign types in exported signatures").isEmpty();
    }

    private static boolean isExported(JavaClass type) {
        // The command line may show picocli; examples are not published.
        String name = type.getPackageName();
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && !name.contains(".internal")
                && !name.startsWith("org.ozgsdk.cli")
                && !name.startsWith("org.ozgsdk.example");
    }

    private static boolean isVisible(JavaCodeUnit unit) {
        return unit.getModifiers().contains(JavaModifier.PUBLIC)
                || unit.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static boolean isVisible(JavaField field) {
        return field.getModifiers().contains(JavaModifier.PUBLIC)
                || field.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static void collect(JavaCodeUnit unit, Set<String> foreign) {
        List<JavaClass> types = new ArrayList<>(unit.getRawParameterTypes());
        types.add(unit.getRawReturnType());
        unit.getReturnType().getAllInvolvedRawTypes().forEach(types::add);
        unit.getParameterTypes().forEach(type -> types.addAll(type.getAllInvolvedRawTypes()));
        types.addAll(unit.getExceptionTypes());
        types.forEach(type -> add(unit.getFullName(), type, foreign));
    }

    private static void add(String where, JavaClass type, Set<String> foreign) {
        String name = type.getBaseComponentType().getFullName();
        boolean test = where.startsWith("org.ozgsdk.testkit.") && name.startsWith("org.junit.jupiter.api.");
        if (name.contains(".") && !test && ALLOWED.stream().noneMatch(name::startsWith)) {
            foreign.add(where + " shows " + name);
        }
    }
}
