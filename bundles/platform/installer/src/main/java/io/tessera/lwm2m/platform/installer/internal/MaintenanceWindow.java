// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.installer.internal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A time of day in which the gateway may be disturbed.
 *
 * @param to if it isn't later than {@code from}, of the next day
 * @param days on which it begins; not empty
 */
record MaintenanceWindow(LocalTime from, LocalTime to, Set<DayOfWeek> days) {

    private static final Pattern FORM = Pattern.compile("(\\d\\d:\\d\\d)\\s*-\\s*(\\d\\d:\\d\\d)");

    private static final int WEEK = 7;

    /**
     * @param days none for all
     * @throws IllegalArgumentException that says what is wrong
     */
    static MaintenanceWindow parse(String text, String... days) {
        var match = FORM.matcher(text.trim());
        if (!match.matches()) {
            throw new IllegalArgumentException("window is %s; it must be like 02:00-05:00".formatted(text));
        }
        try {
            return new MaintenanceWindow(LocalTime.parse(match.group(1)), LocalTime.parse(match.group(2)), set(days));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("window is %s; its times must be 00:00 to 23:59".formatted(text), e);
        }
    }

    private static Set<DayOfWeek> set(String... days) {
        if (days.length == 0) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        var set = EnumSet.noneOf(DayOfWeek.class);
        for (var day : days) {
            try {
                set.add(DayOfWeek.valueOf(day.trim().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "days has %s; it must be of %s".formatted(day, Arrays.toString(DayOfWeek.values())), e);
            }
        }
        return set;
    }

    boolean contains(ZonedDateTime time) {
        var today = time.toLocalDate();
        return isWithin(time, today) || isWithin(time, today.minusDays(1));
    }

    private boolean isWithin(ZonedDateTime time, LocalDate begin) {
        var end = from.isBefore(to) ? begin : begin.plusDays(1);
        return days.contains(begin.getDayOfWeek())
                && !time.isBefore(begin.atTime(from).atZone(time.getZone()))
                && time.isBefore(end.atTime(to).atZone(time.getZone()));
    }

    /** When it begins next. */
    ZonedDateTime next(ZonedDateTime after) {
        for (int day = 0; day <= WEEK; day++) {
            var date = after.toLocalDate().plusDays(day);
            var begin = date.atTime(from).atZone(after.getZone());
            if (days.contains(date.getDayOfWeek()) && begin.isAfter(after)) {
                return begin;
            }
        }
        throw new IllegalStateException("a window without a day");
    }
}
