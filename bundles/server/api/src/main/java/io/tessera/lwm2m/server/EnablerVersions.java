// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server;

/** The versions that an Object has when it is registered without {@code ver} (Core 1.1.1 and 1.2, appendix E). */
final class EnablerVersions {

    private EnablerVersions() {}

    static String of(int object, Lwm2mVersion enabler) {
        return switch (enabler) {
            case V1_0 -> "1.0";
            case V1_1 -> in11(object);
            case V1_2 -> in12(object);
        };
    }

    private static String in11(int object) {
        return switch (object) {
            case 1, 3 -> "1.1";
            case 4 -> "1.2";
            default -> "1.0";
        };
    }

    private static String in12(int object) {
        return switch (object) {
            case 1, 3 -> "1.2";
            case 2, 5 -> "1.1";
            case 4 -> "1.3";
            default -> "1.0";
        };
    }
}
