// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.model;

/** Which &lt;NOTIFICATION&gt; attributes fit where, and with each other (Core 1.2, 7.3.2). */
public final class AttributeRules {

    private AttributeRules() {}

    /**
     * Checks attributes as they would be in force.
     *
     * @param type of the Resource at the path; {@link DataType#NONE} above Resources
     * @throws RequestRefused with 4.00 if gt, lt or st go to what isn't a number, edge to what isn't a Boolean, or if not
     *     lt &lt; gt and lt + 2·st &lt; gt
     */
    public static void check(NotificationAttributes attributes, Path path, DataType type) throws RequestRefused {
        boolean hasNumbers = attributes.gt() != null || attributes.lt() != null || attributes.st() != null;
        if (hasNumbers && !isNumber(type)) {
            throw refused("gt, lt and st need a Resource that is a number: " + path);
        }
        if (attributes.edge() != null && type != DataType.BOOLEAN) {
            throw refused("edge needs a Resource that is a Boolean: " + path);
        }
        if (attributes.gt() == null || attributes.lt() == null) {
            return;
        }
        double step = attributes.st() == null ? 0 : attributes.st();
        if (attributes.lt() + 2 * step >= attributes.gt()) {
            throw refused("lt + 2 * st is not below gt");
        }
    }

    private static boolean isNumber(DataType type) {
        return switch (type) {
            case INTEGER, UNSIGNED_INTEGER, FLOAT, TIME -> true;
            default -> false;
        };
    }

    private static RequestRefused refused(String diagnostic) {
        return new RequestRefused(ResponseCode.BAD_REQUEST, diagnostic);
    }
}
