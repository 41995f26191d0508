// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.device.internal;

import static io.tessera.lwm2m.client.object.ObjectProbe.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.object.ObjectProbe;
import io.tessera.lwm2m.client.object.OmaRegistry;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.platform.ClockControl;
import io.tessera.lwm2m.platform.DeviceInfo;
import io.tessera.lwm2m.platform.ErrorSource;
import io.tessera.lwm2m.platform.PowerInfo;
import io.tessera.lwm2m.platform.StorageInfo;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceObjectTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final Platform platform = new Platform(Clock.fixed(NOON, ZoneId.of("Europe/Berlin")));
    private final DeviceObject object = new DeviceObject(new Configured(Map.of("manufacturer", "Acme")), platform);
    private final ObjectProbe server = new ObjectProbe(object);
    private final List<String> asked = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        object.close();
        platform.close();
        server.close();
    }

    @Test
    void is_as_registered() {
        OmaRegistry.assertRegistered(object.definition());
    }

    @Test
    void shows_nothing_that_nobody_knows() {
        assertThat(object.resources(0)).containsExactly(0, 4, 11, 12, 13, 14, 15, 16);
        assertThat(server.read("/3/0"))
                .containsExactly(
                        "/3/0/0=Acme",
                        "/3/0/11/0=0",
                        "/3/0/13=2026-06-01T12:00:00Z",
                        "/3/0/14=UTC+02:00",
                        "/3/0/15=Europe/Berlin",
                        "/3/0/16=U");
        assertRefused(ResponseCode.NOT_FOUND, () -> server.value("/3/0/1"));
    }

    @Test
    void takes_each_fact_from_the_highest_ranking_source_that_knows_it() {
        platform.addInfo(info("Low Ltd", "L1"), Map.of("service.ranking", -10));
        var high = info("High Ltd", null);
        platform.addInfo(high, Map.of("service.ranking", 10));

        assertThat(server.value("/3/0/0")).isEqualTo(Value.of("Acme"));
        assertThat(server.value("/3/0/1")).isEqualTo(Value.of("L1"));
        assertThat(server.events()).contains("changed /3/0/1");
        assertThat(platform.plate().manufacturer()).contains("High Ltd");

        platform.removeInfo(high);

        assertThat(platform.plate().manufacturer()).contains("Low Ltd");
    }

    @Test
    void shows_another_configuration_without_going_away() {
        object.modified(new Configured(Map.of("manufacturer", "Example Ltd", "bindings", "UT")));

        assertThat(server.value("/3/0/0")).isEqualTo(Value.of("Example Ltd"));
        assertThat(server.value("/3/0/16")).isEqualTo(Value.of("UT"));
        assertThat(server.events()).contains("changed /3/0/0", "changed /3/0/16");
    }

    @Test
    void refuses_to_reboot_unless_the_platform_can() {
        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> server.execute("/3/0/4"));

        platform.addReboot(() -> done("reboot"));
        server.execute("/3/0/4");

        assertThat(asked).containsExactly("reboot");
    }

    @Test
    void has_a_factory_reset_only_while_the_platform_offers_it() {
        platform.addReset(() -> done("reset"));
        assertThat(object.resources(0)).contains(5);

        server.execute("/3/0/5");

        assertThat(asked).containsExactly("reset");
    }

    @Test
    void shows_power_sources_by_the_same_resource_instance() {
        platform.addPower(new Mains());

        assertThat(server.read("/3/0/6")).containsExactly("/3/0/6/0=6", "/3/0/6/2=1");
        assertThat(server.read("/3/0/7")).containsExactly("/3/0/7/2=3700");
        assertThat(object.resources(0)).contains(9, 20).doesNotContain(8);
        assertThat(server.value("/3/0/9")).isEqualTo(Value.of(12));
    }

    @Test
    void shows_a_low_battery_as_an_error_while_it_is_low() {
        var power = new Mains();
        platform.addPower(power);
        assertThat(server.read("/3/0/11")).containsExactly("/3/0/11/0=0");

        power.become(PowerInfo.BatteryStatus.LOW);
        assertThat(server.read("/3/0/11")).containsExactly("/3/0/11/0=1");
        assertThat(server.events()).contains("changed /3/0/11");

        power.become(PowerInfo.BatteryStatus.CHARGING);
        assertThat(server.read("/3/0/11")).containsExactly("/3/0/11/0=0");
        assertThat(server.events()).contains("changed /3/0/11");
    }

    @Test
    void forgets_an_error_when_it_is_reset_until_it_comes_again() {
        var power = new Mains();
        platform.addPower(power);
        power.become(PowerInfo.BatteryStatus.LOW);

        server.execute("/3/0/12");
        power.become(PowerInfo.BatteryStatus.LOW);
        assertThat(server.read("/3/0/11")).containsExactly("/3/0/11/0=0");

        power.become(PowerInfo.BatteryStatus.CHARGING);
        power.become(PowerInfo.BatteryStatus.LOW);
        assertThat(server.read("/3/0/11")).containsExactly("/3/0/11/0=1");
    }

    @Test
    void numbers_the_errors_of_all_sources() {
        var first = errors(8);
        platform.addErrors(first);
        platform.addErrors(errors(3));
        assertThat(server.read("/3/0/11")).containsExactly("/3/0/11/0=8", "/3/0/11/1=3");

        platform.removeErrors(first);

        assertThat(server.read("/3/0/11")).containsExactly("/3/0/11/1=3");
    }

    @Test
    void shows_its_storage_while_the_platform_tells() {
        var storage = new StorageInfo() {
            @Override
            public Optional<Long> free() {
                return Optional.of(512L);
            }

            @Override
            public Optional<Long> total() {
                return Optional.of(1024L);
            }

            @Override
            public AutoCloseable listen(Runnable changed) {
                return () -> asked.add("storage let go");
            }
        };
        platform.addStorage(storage);
        assertThat(server.value("/3/0/10")).isEqualTo(Value.of(512));
        assertThat(server.value("/3/0/21")).isEqualTo(Value.of(1024));

        platform.removeStorage(storage);

        assertThat(object.resources(0)).doesNotContain(10, 21);
        assertThat(asked).containsExactly("storage let go");
    }

    @Test
    void lets_the_clock_be_set_only_where_the_platform_does() {
        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> server.write("/3/0/15", Value.of("Asia/Tokyo")));

        platform.addClock(new Settable());
        server.write("/3/0/13", Value.of(NOON));
        server.write("/3/0/15", Value.of("Asia/Tokyo"));

        assertThat(asked).containsExactly("time " + NOON, "zone Asia/Tokyo");
        assertThat(server.value("/3/0/14")).isEqualTo(Value.of("UTC+09:00"));
        assertThat(server.events()).contains("changed /3/0/14", "changed /3/0/15");
    }

    @ParameterizedTest
    @CsvSource({
        "UTC+02:00, Europe/Berlin, UTC+02:00",
        "+03:00, Etc/GMT-3, UTC+03:00",
        "-05:00, Etc/GMT+5, UTC-05:00",
        "+00:00, Etc/UTC, UTC+00:00",
        "+05:30, +05:30, UTC+05:30",
    })
    void shows_the_zone_of_an_offset_that_was_set(String written, String zone, String offset) {
        platform.addClock(new Settable());
        server.write("/3/0/14", Value.of(written));

        assertThat(server.value("/3/0/15")).isEqualTo(Value.of(zone));
        assertThat(server.value("/3/0/14")).isEqualTo(Value.of(offset));
        assertThat(asked).hasSize(zone.equals("Europe/Berlin") ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource({"15, Mars/Olympus", "15, ''", "14, +99:00", "14, noon"})
    void refuses_zones_that_there_are_not(int resource, String zone) {
        platform.addClock(new Settable());

        assertRefused(ResponseCode.BAD_REQUEST, () -> server.write("/3/0/" + resource, Value.of(zone)));
        assertThat(asked).isEmpty();
    }

    private CompletionStage<Void> done(String what) {
        asked.add(what);
        return Lwm2mObject.DONE;
    }

    private static DeviceInfo info(String manufacturer, String model) {
        return new DeviceInfo() {
            @Override
            public Optional<String> manufacturer() {
                return Optional.of(manufacturer);
            }

            @Override
            public Optional<String> model() {
                return Optional.ofNullable(model);
            }
        };
    }

    private static ErrorSource errors(int code) {
        return new ErrorSource() {
            @Override
            public Set<Integer> errors() {
                return Set.of(code);
            }

            @Override
            public AutoCloseable listen(Runnable changed) {
                return () -> {};
            }
        };
    }

    private final class Settable implements ClockControl {

        @Override
        public CompletionStage<Void> setTime(Instant time) {
            return done("time " + time);
        }

        @Override
        public CompletionStage<Void> setOffset(ZoneOffset offset) {
            return done("offset " + offset);
        }

        @Override
        public CompletionStage<Void> setZone(ZoneId zone) {
            return done("zone " + zone);
        }
    }

    private static final class Mains implements PowerInfo {

        private BatteryStatus status = BatteryStatus.CHARGING;
        private Runnable listener = () -> {};

        void become(BatteryStatus next) {
            status = next;
            listener.run();
        }

        @Override
        public List<PowerSource> sources() {
            return List.of(
                    new PowerSource(0, Kind.AC_MAINS, Optional.empty(), Optional.empty()),
                    new PowerSource(2, Kind.INTERNAL_BATTERY, Optional.of(3700L), Optional.empty()));
        }

        @Override
        public Optional<Battery> battery() {
            return Optional.of(new Battery(Optional.of(12L), status));
        }

        @Override
        public AutoCloseable listen(Runnable changed) {
            listener = changed;
            return () -> {};
        }
    }
}
