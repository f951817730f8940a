// SPDX-License-Identifier: Apache-2.0
/**
 * The example "Gewerbe anmelden": {@code GewerbeService} is the online service, {@code GewerbeStory} plays it at three places against the sandbox.
 */
@NullMarked
package org.ozgsdk.example.gewerbe;

import org.jspecify.annotations.NullMarked;
