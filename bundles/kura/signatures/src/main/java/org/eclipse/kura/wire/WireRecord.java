// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire;

import java.util.Map;
import org.eclipse.kura.type.TypedValue;

/** Values by name. */
public class WireRecord {

    private final Map<String, TypedValue<?>> properties;

    public WireRecord(Map<String, TypedValue<?>> properties) {
        this.properties = Map.copyOf(properties);
    }

    public Map<String, TypedValue<?>> getProperties() {
        return properties;
    }
}
