// SPDX-License-Identifier: Apache-2.0
/** A small identity provider for tests: javax.xml.crypto and JCA by hand, nothing of the main code, and every part of an answer can be wrong. */
package org.ozgsdk.auth.idp;
