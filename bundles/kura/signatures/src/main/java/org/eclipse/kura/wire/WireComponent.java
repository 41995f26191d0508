// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire;

/** A node of a wire graph. */
public interface WireComponent {}
