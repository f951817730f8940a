// SPDX-License-Identifier: Apache-2.0
/**
 * The one XML room: every part of the SDK reads and writes XML through it.
 *
 * <p>What arrives is read without DTD, without entities, without any address on the network or disk, within {@link org.ozgsdk.core.xml.XmlLimits}; what
 * breaks that is refused with {@link org.ozgsdk.core.UntrustedException} whose message never repeats the content. The classes of the JDK are named
 * explicitly, never looked up as a service, since libraries on the class path (Saxon, Woodstox, Xerces) register themselves for everybody.
 *
 * <p>Schemas are compiled from given sources only ({@link org.ozgsdk.core.xml.SchemaSet}); {@code xsi:schemaLocation} in a message is not followed.
 *
 * <pre>{@code
 * Document document = Xml.document(bytes, XmlLimits.DEFAULT);
 * SchemaSet schemas = SchemaSet.of("main.xsd", List.of(SchemaSource.of("main.xsd", stream)));
 * Xml.parse(bytes, XmlLimits.DEFAULT, schemas.validatorHandler(errorHandler));
 * }</pre>
 */
package org.ozgsdk.core.xml;
