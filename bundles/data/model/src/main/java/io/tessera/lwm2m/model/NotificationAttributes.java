// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The &lt;NOTIFICATION&gt; class attributes that a server attached to one path (Core 1.2, 7.3.2). Each is absent when
 * null.
 *
 * @param pmin Minimum Period, seconds
 * @param pmax Maximum Period, seconds
 * @param gt Greater Than
 * @param lt Less Than
 * @param st Step
 * @param epmin Minimum Evaluation Period, seconds
 * @param epmax Maximum Evaluation Period, seconds
 * @param edge Edge: 0 falling, 1 rising (1.2)
 * @param con Confirmable Notification: 1 asks for confirmable ones (1.2)
 * @param hqmax Maximum Historical Queue, values (1.2)
 */
public record NotificationAttributes(
        Long pmin,
        Long pmax,
        Double gt,
        Double lt,
        Double st,
        Long epmin,
        Long epmax,
        Long edge,
        Long con,
        Long hqmax) {

    /** Nothing attached. */
    public static final NotificationAttributes NONE =
            new NotificationAttributes(null, null, null, null, null, null, null, null, null, null);

    /** Nothing attached. */
    public boolean isEmpty() {
        return equals(NONE);
    }

    /** These, and for what they leave open those of the level above. */
    public NotificationAttributes orElse(NotificationAttributes above) {
        return new NotificationAttributes(
                pmin != null ? pmin : above.pmin,
                pmax != null ? pmax : above.pmax,
                gt != null ? gt : above.gt,
                lt != null ? lt : above.lt,
                st != null ? st : above.st,
                epmin != null ? epmin : above.epmin,
                epmax != null ? epmax : above.epmax,
                edge != null ? edge : above.edge,
                con != null ? con : above.con,
                hqmax != null ? hqmax : above.hqmax);
    }

    /**
     * These with what a Write-Attributes query changes: {@code pmin=10} sets, {@code pmin} without a value unsets.
     *
     * @param query the Uri-Query options
     * @throws RequestRefused with 4.00 for an attribute that is unknown, given twice or not of its format
     */
    public NotificationAttributes with(List<String> query) throws RequestRefused {
        var names = new ArrayList<String>(query.size());
        var changed = this;
        for (var option : query) {
            int equals = option.indexOf('=');
            var name = equals < 0 ? option : option.substring(0, equals);
            if (names.contains(name)) {
                throw refused("attribute %s is given twice".formatted(name));
            }
            names.add(name);
            changed = changed.with(name, equals < 0 ? null : option.substring(equals + 1));
        }
        return changed;
    }

    private NotificationAttributes with(String name, String text) throws RequestRefused {
        return switch (name) {
            case "pmin" ->
                new NotificationAttributes(whole(name, text), pmax, gt, lt, st, epmin, epmax, edge, con, hqmax);
            case "pmax" ->
                new NotificationAttributes(pmin, whole(name, text), gt, lt, st, epmin, epmax, edge, con, hqmax);
            case "gt" ->
                new NotificationAttributes(pmin, pmax, decimal(name, text), lt, st, epmin, epmax, edge, con, hqmax);
            case "lt" ->
                new NotificationAttributes(pmin, pmax, gt, decimal(name, text), st, epmin, epmax, edge, con, hqmax);
            case "st" -> new NotificationAttributes(pmin, pmax, gt, lt, step(text), epmin, epmax, edge, con, hqmax);
            case "epmin" ->
                new NotificationAttributes(pmin, pmax, gt, lt, st, whole(name, text), epmax, edge, con, hqmax);
            case "epmax" ->
                new NotificationAttributes(pmin, pmax, gt, lt, st, epmin, whole(name, text), edge, con, hqmax);
            case "edge" ->
                new NotificationAttributes(pmin, pmax, gt, lt, st, epmin, epmax, bit(name, text), con, hqmax);
            case "con" ->
                new NotificationAttributes(pmin, pmax, gt, lt, st, epmin, epmax, edge, bit(name, text), hqmax);
            case "hqmax" ->
                new NotificationAttributes(pmin, pmax, gt, lt, st, epmin, epmax, edge, con, whole(name, text));
            default -> throw refused("unknown attribute " + shown(name));
        };
    }

    private static Long whole(String name, String text) throws RequestRefused {
        if (text == null) {
            return null;
        }
        boolean digitsOnly =
                !text.isEmpty() && text.length() <= 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digitsOnly) {
            throw refused("%s is not a whole number of 0 or more: %s".formatted(name, shown(text)));
        }
        return Long.valueOf(text);
    }

    private static Long bit(String name, String text) throws RequestRefused {
        var value = whole(name, text);
        if (value != null && value > 1) {
            throw refused("%s is not 0 or 1: %s".formatted(name, shown(text)));
        }
        return value;
    }

    private static Double decimal(String name, String text) throws RequestRefused {
        if (text == null) {
            return null;
        }
        try {
            double value = Double.parseDouble(text);
            boolean plainNumber = Double.isFinite(value)
                    && text.length() <= 64
                    && text.chars().allMatch(c -> "0123456789+-.eE".indexOf(c) >= 0);
            if (plainNumber) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw refused("%s is not a number: %s".formatted(name, shown(text)));
        }
        throw refused("%s is not a number: %s".formatted(name, shown(text)));
    }

    private static Double step(String text) throws RequestRefused {
        var value = decimal("st", text);
        if (value != null && value < 0) {
            throw refused("st is negative: " + shown(text));
        }
        return value;
    }

    /** Hands over each attribute that is set, in the order of the specification, as it is written in a link. */
    public void forEach(BiConsumer<String, String> action) {
        whole("pmin", pmin, action);
        whole("pmax", pmax, action);
        decimal("gt", gt, action);
        decimal("lt", lt, action);
        decimal("st", st, action);
        whole("epmin", epmin, action);
        whole("epmax", epmax, action);
        whole("edge", edge, action);
        whole("con", con, action);
        whole("hqmax", hqmax, action);
    }

    private static void whole(String name, Long value, BiConsumer<String, String> action) {
        if (value != null) {
            action.accept(name, value.toString());
        }
    }

    private static void decimal(String name, Double value, BiConsumer<String, String> action) {
        if (value != null) {
            action.accept(name, Decimal.plain(value));
        }
    }

    private static String shown(String text) {
        return text.length() <= 20 ? text : text.substring(0, 20) + "…";
    }

    private static RequestRefused refused(String diagnostic) {
        return new RequestRefused(ResponseCode.BAD_REQUEST, diagnostic);
    }
}
