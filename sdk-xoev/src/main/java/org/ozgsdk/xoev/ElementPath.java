// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Where in a message we are: {@code /root/part/part[2]}; a position stands from the second of equal name on, counted from 1. Holds no values. */
final class ElementPath {

    private final Deque<Step> steps = new ArrayDeque<>();

    void enter(String name) {
        Step parent = steps.peekLast();
        steps.addLast(new Step(name, parent == null ? 1 : parent.children.merge(name, 1, Integer::sum)));
    }

    void leave() {
        steps.removeLast();
    }

    @Override
    public String toString() {
        StringBuilder path = new StringBuilder();
        for (Step step : steps) {
            path.append('/').append(step.name);
            if (step.position > 1) {
                path.append('[').append(step.position).append(']');
            }
        }
        return path.toString();
    }

    private static final class Step {

        private final String name;
        private final int position;
        private final Map<String, Integer> children = new HashMap<>(4);

        Step(String name, int position) {
            this.name = name;
            this.position = position;
        }
    }
}
