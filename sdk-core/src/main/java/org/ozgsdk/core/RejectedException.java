// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

/** The other side said no. Trying the same again will not help; {@link #status()}, {@link #code()} and {@link #detail()} say why. */
public final class RejectedException extends OzgException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String detail;

    /**
     * Reports a refusal.
     *
     * @param message what was asked, how it was refused, what helps
     * @param status the HTTP status, 0 where the refusal did not come over HTTP
     * @param code the other side's code (a problem type, an OAuth error), empty if it gave none
     * @param detail the other side's explanation without personal data, empty if it gave none
     */
    public RejectedException(String message, int status, String code, String detail) {
        super(message, null);
        this.status = status;
        this.code = code;
        this.detail = detail;
    }

    /** {@return the HTTP status, 0 where the refusal did not come over HTTP} */
    public int status() {
        return status;
    }

    /** {@return the other side's code, empty if it gave none} */
    public String code() {
        return code;
    }

    /** {@return the other side's explanation, empty if it gave none} */
    public String detail() {
        return detail;
    }
}
