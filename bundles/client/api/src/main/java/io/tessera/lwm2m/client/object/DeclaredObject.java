// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An Object with one Object Instance, written as one line for each Resource:
 *
 * <pre>{@code
 * public LampObject(Lamp lamp) {
 *     super(singleton(26241, "Lamp", "1.0")
 *             .read(0, "Maker", STRING, lamp::maker).mandatory()
 *             .readWrite(1, "Brightness", INTEGER, lamp::brightness, lamp::setBrightness).range("0..100")
 *             .execute(2, "Blink", lamp::blink));
 * }
 * }</pre>
 */
public class DeclaredObject extends DeclaredInstances<Object> {

    /** The Object with its Instance 0. */
    public DeclaredObject(SingletonDeclaration declaration) {
        super(declaration.lines());
        add(0, declaration);
    }

    /** Begins the declaration of an Object that has one Instance. */
    public static SingletonDeclaration singleton(int id, String name, String version) {
        return new SingletonDeclaration(id, name, version);
    }

    /** Values as Resource Instances 0, 1, 2… */
    public static <A> SortedMap<Integer, A> numbered(Collection<? extends A> values) {
        var numbered = new TreeMap<Integer, A>();
        values.forEach(value -> numbered.put(numbered.size(), value));
        return numbered;
    }

    /** Tells that a Resource has another value. Any thread may call it. */
    public final void changed(int resource) {
        changed(0, resource);
    }
}
