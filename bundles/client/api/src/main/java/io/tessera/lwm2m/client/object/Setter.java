// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import io.tessera.lwm2m.model.RequestRefused;

/** Takes a value that was written to a Resource of an Object Instance, at once. */
@FunctionalInterface
public interface Setter<T, A> {

    /**
     * Sets it. Called on the client's engine.
     *
     * @throws RequestRefused mostly with 4.00, if it can't be that value; then nothing changed
     */
    void set(T instance, A value) throws RequestRefused;

    /** The same for an Object that has one Object Instance. */
    @FunctionalInterface
    interface OfSingleton<A> {

        /**
         * Sets it.
         *
         * @throws RequestRefused mostly with 4.00, if it can't be that value; then nothing changed
         */
        void set(A value) throws RequestRefused;
    }
}
