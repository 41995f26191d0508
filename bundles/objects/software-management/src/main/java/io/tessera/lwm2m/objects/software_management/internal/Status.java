// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.software_management.internal;

import io.tessera.lwm2m.platform.software.SoftwarePackage;

/**
 * Software as it is now, all of a piece.
 *
 * @param job the number of the package that this is about: what comes of an earlier one counts no more
 * @param uri where it is fetched from; empty where the package was written
 * @param content of the package that is there, or of what is installed
 * @param installed name of the software that this Object Instance installed; empty if there is none
 * @param reason why what was asked for last failed, /9/x/16; empty if it didn't
 */
record Status(Phase phase, long job, String uri, SoftwarePackage content, String installed, String reason) {

    static final Status START = new Status(Phase.START, 0, "", SoftwarePackage.UNKNOWN, "", "");

    Status to(Phase next) {
        return new Status(next, job, uri, content, installed, "");
    }

    /** What is under way counts no more. */
    Status anew(String newUri) {
        return new Status(phase, job + 1, newUri, content, installed, reason);
    }

    Status with(SoftwarePackage newContent) {
        return new Status(phase, job, uri, newContent, installed, reason);
    }

    Status withInstalled(String name) {
        return new Status(phase, job, uri, content, name, reason);
    }

    Status broken(Result result, String why) {
        return new Status(phase.with(result), job, uri, content, installed, why);
    }
}
