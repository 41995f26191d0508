// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire;

import org.osgi.framework.ServiceReference;

/** Kura's wires. */
public interface WireHelperService {

    WireSupport newWireSupport(WireComponent component, ServiceReference<WireComponent> reference);
}
