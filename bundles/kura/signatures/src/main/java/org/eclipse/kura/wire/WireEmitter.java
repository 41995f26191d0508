// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire;

import org.osgi.service.wireadmin.Producer;

/** A node that has an output. */
public interface WireEmitter extends WireComponent, Producer {}
