// SPDX-License-Identifier: Apache-2.0
/**
 * The command {@code ozg}, for integrators and operators.
 *
 * <p>Exit codes: 0 fine, 1 refused, 2 misuse. A misuse ends in one German sentence on standard error, never in a stack trace.
 *
 * <pre>{@code
 * int code = Ozg.run(System.out, System.err, "assumptions", "--json");
 * }</pre>
 */
package org.ozgsdk.cli;
