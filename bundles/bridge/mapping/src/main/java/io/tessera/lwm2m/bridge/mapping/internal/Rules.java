// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.mapping.internal;

import io.tessera.lwm2m.bridge.Point;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The rules in force. */
final class Rules {

    private static final Target HIDDEN = new Target("", 0, -1, Conversion.NONE, "", "");

    private final String client;
    private final List<Rule> rules = new CopyOnWriteArrayList<>();

    /**
     * @param client where points go whose rule names no client
     * @param withDefaults whether points that no other rule matches are mapped by their kind
     */
    Rules(String client, boolean withDefaults) {
        this.client = client;
        if (withDefaults) {
            rules.add(new DefaultRule());
        }
    }

    void add(Rule rule) {
        rules.add(rule);
        rules.sort(Comparator.comparingInt(Rule::order));
    }

    void remove(Rule rule) {
        rules.remove(rule);
    }

    /** What the first rule that matches makes of the point. */
    Target targetOf(Point point) {
        for (var rule : rules) {
            if (rule.matches(point)) {
                return atClient(rule.target(point));
            }
        }
        return HIDDEN;
    }

    private Target atClient(Target target) {
        return target.client().isEmpty() ? target.at(client) : target;
    }
}
