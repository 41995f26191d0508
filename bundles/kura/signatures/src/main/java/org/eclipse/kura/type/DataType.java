// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.type;

/** What a channel's values are. */
public enum DataType {
    BOOLEAN,
    BYTE_ARRAY,
    DOUBLE,
    INTEGER,
    LONG,
    FLOAT,
    STRING
}
