// SPDX-License-Identifier: Apache-2.0
/**
 * For those who write providers: the grammar that all extension points share.
 *
 * <p>An extension point is an interface that extends {@link org.ozgsdk.core.spi.Extension}. A {@link org.ozgsdk.core.spi.Registry} collects its
 * implementations: those named explicitly first, those found by {@link java.util.ServiceLoader} second. Selection is by id and never by class-path order;
 * two installed ones with the same id stop the program; a miss says what was asked, what is installed and which artifact is likely missing.
 *
 * <pre>{@code
 * Registry<ResponsibilityResolver> resolvers = Registry.of(ResponsibilityResolver.class)
 *     .with(new MyLandResolver())
 *     .installed()
 *     .build();
 * ResponsibilityResolver resolver = resolvers.require("pvog");
 * }</pre>
 */
package org.ozgsdk.core.spi;
