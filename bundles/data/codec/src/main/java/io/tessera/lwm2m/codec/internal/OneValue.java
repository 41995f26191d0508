// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.model.PathValue;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;

/** A list of one value, which most payloads hold, in the 16 bytes that it takes; unmodifiable. */
final class OneValue extends AbstractCollection<PathValue> implements List<PathValue> {

    private final PathValue value;

    OneValue(PathValue value) {
        this.value = value;
    }

    private List<PathValue> list() {
        return List.of(value);
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public PathValue get(int index) {
        return index == 0 ? value : list().get(index);
    }

    @Override
    public Iterator<PathValue> iterator() {
        return list().iterator();
    }

    @Override
    public ListIterator<PathValue> listIterator() {
        return list().listIterator();
    }

    @Override
    public ListIterator<PathValue> listIterator(int index) {
        return list().listIterator(index);
    }

    @Override
    public List<PathValue> subList(int from, int to) {
        return list().subList(from, to);
    }

    @Override
    public int indexOf(Object other) {
        return value.equals(other) ? 0 : -1;
    }

    @Override
    public int lastIndexOf(Object other) {
        return indexOf(other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof List<?> that && that.size() == 1 && value.equals(that.get(0));
    }

    @Override
    public int hashCode() {
        return 31 + value.hashCode();
    }

    @Override
    public boolean addAll(int index, Collection<? extends PathValue> values) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PathValue set(int index, PathValue other) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void add(int index, PathValue other) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PathValue remove(int index) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean remove(Object other) {
        throw new UnsupportedOperationException();
    }
}
