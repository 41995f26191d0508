// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.type;

/** A value and its type; Kura makes them, by {@link TypedValues}. */
public interface TypedValue<T> extends Comparable<TypedValue<T>> {

    DataType getType();

    T getValue();
}
