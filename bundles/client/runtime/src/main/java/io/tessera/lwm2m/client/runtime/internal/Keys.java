// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.transport.Token;

/**
 * Under which keys a client keeps what.
 *
 * @param client the client's name
 */
record Keys(String client) {

    String endpoint() {
        return "client/" + client + "/endpoint";
    }

    String sequence() {
        return "client/" + client + "/sequence";
    }

    String object(int object) {
        return "client/%s/object/%d".formatted(client, object);
    }

    String access() {
        return "client/" + client + "/access";
    }

    String provenance() {
        return "client/" + client + "/provenance";
    }

    String changeover() {
        return "client/" + client + "/changeover";
    }

    String accounts() {
        return "client/" + client + "/account/";
    }

    String account(int shortServerId) {
        return accounts() + shortServerId;
    }

    String servers() {
        return "client/" + client + "/server/";
    }

    String server(int shortServerId) {
        return servers() + shortServerId + "/";
    }

    String registration(int shortServerId) {
        return server(shortServerId) + "registration";
    }

    String attributes(int shortServerId) {
        return server(shortServerId) + "attributes";
    }

    String observations(int shortServerId) {
        return server(shortServerId) + "observation/";
    }

    String observation(int shortServerId, Token token) {
        return observations(shortServerId) + token;
    }

    String notifications(int shortServerId) {
        return server(shortServerId) + "notification/";
    }

    /** Ascending with the number. */
    String notification(int shortServerId, long number) {
        return notifications(shortServerId) + "%016x".formatted(number);
    }
}
