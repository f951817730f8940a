// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery;

/**
 * A form of data that a destination takes (Fachdatenschema).
 *
 * @param schemaUri the schema's name, a URI that need not be retrievable
 * @param mediaType {@code application/xml} or {@code application/json}
 */
public record DataSchema(String schemaUri, String mediaType) {}
