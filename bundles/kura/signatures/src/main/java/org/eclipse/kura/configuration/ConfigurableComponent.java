// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.configuration;

/** Marks a service whose {@code kura.service.pid} Kura's configuration service is to track. It has no methods. */
public interface ConfigurableComponent {}
