// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** A call that is refused, as an RFC 7807 answer. Fit-Connect sheet 2.4: type, title and status are always there. */
public final class Refusal extends RuntimeException {

    /** Prefix of the problem types the real service is known to use. */
    private static final String REAL = "https://schema.fitko.de/fit-connect/submission-api/problems/";

    /** Prefix of our own types, where the real one is not known. */
    private static final String OURS = "urn:ozgsdk:sandbox:problem:";

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final String assumption;

    private Refusal(int status, String type, String title, String assumption) {
        super(title, null, false, false);
        this.status = status;
        this.type = type;
        this.assumption = assumption;
    }

    /** A refusal whose type the real service uses. */
    public static Refusal known(int status, String name, String title) {
        return new Refusal(status, REAL + name, title, "");
    }

    /** A refusal whose type is ours. */
    public static Refusal of(int status, String name, String title) {
        return new Refusal(status, OURS + name, title, "");
    }

    /** The same refusal, saying which unconfirmed fact it rests on. */
    public Refusal assuming(String id) {
        return new Refusal(status, type, String.valueOf(getMessage()), id);
    }

    public String type() {
        return type;
    }

    public Reply reply() {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", type);
        problem.put("title", String.valueOf(getMessage()));
        problem.put("status", status);
        Reply reply = Reply.json(status, problem).as("application/problem+json");
        return assumption.isEmpty() ? reply : reply.assuming(assumption);
    }
}
