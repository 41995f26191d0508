// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.firmware_update.internal;

/** What happens to an update. */
sealed interface Event {

    /** A server writes a package. */
    record PackageWritten() implements Event {}

    /** A server writes a URI that a package shall be fetched from. */
    record UriWritten() implements Event {}

    /** A server writes an empty package or an empty URI. */
    record ResetWritten() implements Event {}

    /** A server executes Cancel. */
    record CancelExecuted() implements Event {}

    /** A server executes Update, or wanted it to follow the download by itself. */
    record UpdateExecuted() implements Event {}

    /** The moment doesn't suit. */
    record UpdateDeferred() implements Event {}

    /** Nothing is in the way of the update any more. */
    record UpdateAccepted() implements Event {}

    /** The package is there and verified. */
    record Downloaded() implements Event {}

    /** It can't be had, or is of no use. */
    record DownloadBroken(Result result) implements Event {}

    /** The new firmware runs. */
    record Installed() implements Event {}

    /** The old firmware runs. */
    record InstallationBroken(Result result) implements Event {}
}
