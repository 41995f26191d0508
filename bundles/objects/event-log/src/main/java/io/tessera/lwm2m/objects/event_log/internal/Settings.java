// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.event_log.internal;

/**
 * What servers say about a log.
 *
 * @param logClass which events are collected; 0: all
 * @param running whether they are
 */
record Settings(int logClass, Format format, boolean running) {

    Settings with(int newClass, Format newFormat) {
        return new Settings(newClass, newFormat, running);
    }

    Settings with(boolean isRunning) {
        return new Settings(logClass, format, isRunning);
    }
}
