// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

/**
 * The cases 2000 and 2001. Version 2.1 of the Object has LogStart as a command: it is executed, not written, and what it
 * led to is read from LogStatus.
 */
@Cases(Lane.OBJECTS)
class EventLogIT {

    @Case
    void int_2000_log_start(Place place, Stage stage) throws Exception {
        var steps = Furnished.at(place, stage).steps();
        steps.execute("/20/0/4011");
        var status = Long.parseLong(steps.read("/20/0/4013").reply().values().get("/20/0/4013"));
        if ((status & 1) != 0) {
            throw new AssertionError("the log doesn't run: " + status);
        }
    }

    @Case
    void int_2001_read_the_event_log(Place place, Stage stage) throws Exception {
        var steps = Furnished.at(place, stage).steps();
        steps.read("/20/0", Steps.TLV).shows("/20/0/4010", 0).showsSomethingAt("/20/0/4013", "/20/0/4014");
    }
}
