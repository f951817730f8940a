// SPDX-License-Identifier: Apache-2.0
/** What the directories share: making text, addresses and contacts from outside harmless. Not exported. */
package org.ozgsdk.efa.internal;
