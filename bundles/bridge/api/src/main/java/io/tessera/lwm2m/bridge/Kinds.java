// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge;

/** The kinds of points that the default rules know; a source may use others. */
public final class Kinds {

    public static final String TEMPERATURE = "temperature";
    public static final String HUMIDITY = "humidity";
    public static final String PRESSURE = "pressure";
    public static final String ILLUMINANCE = "illuminance";
    public static final String VOLTAGE = "voltage";
    public static final String CURRENT = "current";
    public static final String POWER = "power";
    public static final String ENERGY = "energy";
    public static final String FREQUENCY = "frequency";
    public static final String DISTANCE = "distance";
    public static final String CONCENTRATION = "concentration";
    public static final String PERCENTAGE = "percentage";
    /** So many of something in a time. */
    public static final String RATE = "rate";
    /** A number that means what its label says. */
    public static final String NUMBER = "number";
    /** True or false, measured. */
    public static final String SWITCH = "switch";
    /** Text, measured. */
    public static final String TEXT = "text";

    /** Bytes that only an application understands. */
    public static final String BYTES = "bytes";

    private Kinds() {}
}
