// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** All lives of a gateway, and what it promises of them. */
final class History {

    /**
     * So long before it is killed what is due may not be on disk yet: the store writes twice a second, and this machine
     * may be busy.
     */
    private static final long UNWRITTEN_MILLIS = 2000;

    private static final int SEQUENCES = 1 << 24;

    private final List<Life> lives = new ArrayList<>();

    /**
     * One start and one end.
     *
     * @param numbers how many numbers had ever been measured when it ended
     * @param end milliseconds since the epoch
     * @param kept the numbers that waited on disk then, in their order
     */
    record Life(Draw draw, int numbers, long end, List<Long> kept) {}

    /** @param late measured so shortly before a kill, or on a disk that was full, that nothing was written, and lost; @param left left out as outdated */
    record Summary(int measured, int received, int again, int late, int left) {}

    void add(Life life) {
        lives.add(life);
    }

    /** How many lives there were. */
    int count() {
        return lives.size();
    }

    Life last() {
        return lives.get(lives.size() - 1);
    }

    /** Of several lives, each can say what went on in it when something is wrong. */
    private String said(int life) {
        return life < lives.size()
                ? "life %d, %s".formatted(life, lives.get(life).draw())
                : "the last life";
    }

    Summary check(List<Notification> notifications, List<Long> times) {
        sequencesGrow(notifications);
        var received = new TreeSet<Long>();
        int again = 0;
        for (int life = 0; life < lives.size(); life++) {
            again += inOrder(life, notifications, received);
        }
        assertThat(received.last()).as("nothing is made up").isLessThanOrEqualTo(times.size());
        nothingStoredIsLost(notifications);
        int[] missing = whatIsMissing(received, notifications, times);
        return new Summary(times.size(), received.size(), again, missing[0], missing[1]);
    }

    private void sequencesGrow(List<Notification> notifications) {
        for (int i = 1; i < notifications.size(); i++) {
            var before = notifications.get(i - 1);
            var now = notifications.get(i);
            assertThat(Math.floorMod(now.sequence() - before.sequence(), SEQUENCES))
                    .as("%s: sequence %d after %d", said(now.life()), now.sequence(), before.sequence())
                    .isBetween(1, SEQUENCES / 2);
            assertThat(now.confirmable())
                    .as("%s: the attribute con=1 is in force", said(now.life()))
                    .isTrue();
        }
    }

    /** In one life all is in order; what a former life sent comes again only if it was on disk when that ended. */
    private int inOrder(int life, List<Notification> notifications, Set<Long> received) {
        int again = 0;
        long last = 0;
        var kept = life == 0 ? List.<Long>of() : lives.get(life - 1).kept();
        for (var notification : of(life, notifications)) {
            for (long number : notification.numbers()) {
                assertThat(number).as("%s: after %d", said(life), last).isGreaterThan(last);
                last = number;
                if (!received.add(number)) {
                    again++;
                    assertThat(kept)
                            .as("%s: %d is sent again", said(life), number)
                            .contains(number);
                }
            }
        }
        return again;
    }

    private static List<Notification> of(int life, List<Notification> notifications) {
        return notifications.stream().filter(told -> told.life() == life).toList();
    }

    private void nothingStoredIsLost(List<Notification> notifications) {
        for (int life = 0; life < lives.size() - 1; life++) {
            int ended = life;
            Set<Long> afterwards = new HashSet<>();
            notifications.stream()
                    .filter(told -> told.life() > ended)
                    .forEach(told -> afterwards.addAll(told.numbers()));
            assertThat(afterwards)
                    .as("%s: what was on disk when it ended is sent afterwards", said(life))
                    .containsAll(lives.get(life).kept());
        }
    }

    /** Of what was measured in a life since the client looked at it. */
    private int[] whatIsMissing(NavigableSet<Long> received, List<Notification> notifications, List<Long> times) {
        int late = 0;
        int left = 0;
        var alone = lonely(notifications);
        for (int life = 0; life < lives.size(); life++) {
            long begin = life == 0 ? 0 : lives.get(life - 1).numbers();
            var first = received.higher(begin);
            for (long n = first == null ? Long.MAX_VALUE : first;
                    n <= lives.get(life).numbers();
                    n++) {
                if (received.contains(n)) {
                    continue;
                }
                var next = received.higher(n);
                boolean isLeftOut = next != null && Integer.valueOf(life).equals(alone.get(next));
                boolean isUnwritten = lives.get(life).draw().kind() == Draw.Kind.DISK_FULL;
                boolean isLate =
                        isUnwritten || times.get((int) n - 1) > lives.get(life).end() - UNWRITTEN_MILLIS;
                assertThat(isLeftOut || isLate)
                        .as("%s: %d is lost", said(life), n)
                        .isTrue();
                left += isLeftOut ? 1 : 0;
                late += isLeftOut ? 0 : 1;
            }
        }
        return new int[] {late, left};
    }

    /**
     * The life in which each number was sent that was sent alone: a server that answers gets the latest number when it
     * acknowledged another, not those in between.
     */
    private static Map<Long, Integer> lonely(List<Notification> notifications) {
        var alone = new HashMap<Long, Integer>();
        for (var told : notifications) {
            if (told.numbers().size() == 1) {
                alone.putIfAbsent(told.numbers().get(0), told.life());
            }
        }
        return alone;
    }
}
