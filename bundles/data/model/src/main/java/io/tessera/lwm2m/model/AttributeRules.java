// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.model;

/** Which &lt;NOTIFICATION&gt; attributes fit where, and with each other (Core 1.2, 7.3.2). */
public final class AttributeRules {

    private AttributeRules() {}

    /**
     * Checks attributes as they would be in force.
     *
     * @param type of the Resource at the path; {@link DataType#NONE} above Resources
     * @throws RequestRefused with 4.00 if gt, lt or st go to what isn't a number, edge to what isn't a Boolean, or if they
     *     don't fit each other
     */
    public static void check(NotificationAttributes attributes, Path path, DataType type) throws RequestRefused {
        boolean hasNumbers = attributes.gt() != null || attributes.lt() != null || attributes.st() != null;
        if (hasNumbers && !isNumber(type)) {
            throw refused("gt, lt and st need a Resource that is a number: " + path);
        }
        if (attributes.edge() != null && type != DataType.BOOLEAN) {
            throw refused("edge needs a Resource that is a Boolean: " + path);
        }
        if (!hasValidThresholds(attributes)) {
            throw refused("lt + 2 * st is not below gt");
        }
        if (!hasValidEvaluation(attributes)) {
            throw refused("epmin is not below epmax");
        }
    }

    /**
     * Whether they fit each other. What was attached at different levels perhaps doesn't; a pmax below pmin is no fault
     * but counts for nothing.
     */
    public static boolean areConsistent(NotificationAttributes attributes) {
        return hasValidThresholds(attributes) && hasValidEvaluation(attributes);
    }

    /** Whether lt &lt; gt and lt + 2·st &lt; gt; only then gt, lt and st are conditions of a notification. */
    public static boolean hasValidThresholds(NotificationAttributes attributes) {
        if (attributes.gt() == null || attributes.lt() == null) {
            return true;
        }
        double step = attributes.st() == null ? 0 : attributes.st();
        return attributes.lt() + 2 * step < attributes.gt();
    }

    private static boolean hasValidEvaluation(NotificationAttributes attributes) {
        return attributes.epmin() == null || attributes.epmax() == null || attributes.epmin() < attributes.epmax();
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
