// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.util.Map;
import org.ozgsdk.delivery.fitconnect.DataCheck;
import org.ozgsdk.delivery.fitconnect.MetadataCheck;
import org.ozgsdk.delivery.fitconnect.VirusScan;

/** What each examination uses. */
record ReceivingTools(
        ReceivingApi api,
        Offers offers,
        Spool spool,
        VirusScan virusScan,
        MetadataCheck metadataCheck,
        Map<String, DataCheck> dataChecks) {}
