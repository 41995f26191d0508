// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.model;

/**
 * What an Object's definition says of one Resource.
 *
 * @param id Resource ID
 * @param name as registered
 * @param operations what servers may do with it
 * @param multiple whether it has Resource Instances
 * @param mandatory whether each Object Instance has it
 * @param type of its values; {@link DataType#NONE} for an executable one
 * @param range allowed values or lengths as registered, such as {@code 0..100}; empty where any is allowed
 * @param units as registered, mostly SenML units; empty where it has none
 */
public record ResourceDefinition(
        int id,
        String name,
        Operations operations,
        boolean multiple,
        boolean mandatory,
        DataType type,
        String range,
        String units) {}
