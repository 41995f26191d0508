// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.appdata;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * An application that exchanges data with servers. Registered as a service with the property {@link #APP_ID} it gets
 * what servers write in Object Instances with that App ID, and may offer data of its own.
 */
@ConsumerType
public interface DataApplication {

    /** Service property: the App ID, a number from 0 to 65535. Data without an App ID is for 0. */
    String APP_ID = "lwm2m.app.id";

    /**
     * Here it can offer data to servers; once for each client of the framework. Returns at once.
     *
     * @param outlet stays valid until what is returned is closed
     * @return is closed when the Object goes; then nothing is received any more
     */
    AutoCloseable connect(DataOutlet outlet);

    /**
     * A server wrote. One call at a time, on a thread on which this application may take its time; what comes meanwhile
     * waits. What servers wrote before it was there it gets when it comes, so it may get something a second time.
     *
     * @param instance the Object Instance in which the data is
     */
    void received(int instance, AppData data);
}
