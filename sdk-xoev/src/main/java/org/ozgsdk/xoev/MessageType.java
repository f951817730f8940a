// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import javax.xml.namespace.QName;

/**
 * One kind of message of a standard.
 *
 * @param root root element; messages are told apart by it
 * @param code its code in the standard's list of message types, usually the digits at the end of the root's name
 */
public record MessageType(QName root, Code code) {}
