// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.model;

/** The data types of Resources (Core 1.2, appendix C). */
public enum DataType {
    STRING,
    INTEGER,
    UNSIGNED_INTEGER,
    FLOAT,
    BOOLEAN,
    OPAQUE,
    TIME,
    OBJLNK,
    CORELNK,
    /** An executable Resource, which has no value, or a Resource that no definition names. */
    NONE
}
