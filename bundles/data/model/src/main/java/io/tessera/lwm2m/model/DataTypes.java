// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.model;

/** Tells a codec what type a Resource has; TLV, plain text and opaque don't say it themselves. */
@FunctionalInterface
public interface DataTypes {

    /** Knows no Resource: every value is decoded as its format shows it, bytes where it doesn't. */
    DataTypes UNKNOWN = path -> DataType.NONE;

    /**
     * The type of a Resource or Resource Instance.
     *
     * @return {@link DataType#NONE} where it isn't known
     */
    DataType typeOf(Path path);

    /** Whether the Resource is one of multiple instances; false where it isn't known. */
    default boolean isMultiple(Path path) {
        return false;
    }
}
