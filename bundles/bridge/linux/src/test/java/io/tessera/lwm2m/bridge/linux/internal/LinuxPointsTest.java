// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.linux.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tessera.lwm2m.bridge.Kinds;
import io.tessera.lwm2m.bridge.Point;
import io.tessera.lwm2m.bridge.PointListener;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.FloatValue;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxPointsTest {

    @TempDir
    Path root;

    private final Heard heard = new Heard();
    private LinuxPoints points;

    @BeforeEach
    void proc() throws IOException {
        file("proc/stat", "cpu  100 0 100 800 0 0 0 0 0 0\ncpu0 100 0 100 800 0 0 0 0 0 0");
        file("proc/loadavg", "0.61 0.41 0.22 1/93 13264");
        file("proc/meminfo", "MemTotal:  1000 kB\nMemFree: 100 kB\nMemAvailable:  250 kB");
        file("proc/diskstats", " 254 0 vda 1 2 8 4 5 6 16 8 9 10 11\n 254 1 vda1 1 2 8 4 5 6 16 8 9 10 11");
        file("sys/block/vda/size", "1");
        file(
                "proc/net/dev",
                """
                Inter-|   Receive                        |  Transmit
                 face |bytes    packets errs drop fifo   |bytes
                  eth0: 1000 1 0 0 0 0 0 0 2000 1 0 0 0 0 0 0
                    lo: 1 1 0 0 0 0 0 0 1 1 0 0 0 0 0 0
                """);
    }

    @AfterEach
    void close() {
        points.close();
    }

    @Test
    void counters_of_proc_are_points() throws Exception {
        start();

        assertThat(heard.next("cpu/busy").value).isEqualTo(20.0);
        assertThat(heard.next("cpu/load").value).isEqualTo(0.61);
        assertThat(heard.next("memory/used").value).isEqualTo(75.0);
        assertThat(heard.next("memory/available").value).isEqualTo(250 * 1024.0);
        assertThat(heard.next("disk/vda/read").point.units()).isEqualTo("B/s");
        assertThat(heard.next("net/eth0/sent").point.kind()).isEqualTo(Kinds.RATE);
    }

    @Test
    void partitions_and_excluded_points_are_not_offered() throws Exception {
        start("net/lo/*");
        heard.next("net/eth0/sent");
        heard.next("disk/vda/written");

        assertThat(heard.names()).doesNotContain("net/lo/sent", "disk/vda1/read");
    }

    @Test
    void a_rate_is_the_difference_of_two_readings() {
        long[] nanos = {0};
        points = new LinuxPoints(config(root), List.of());
        var rates = new Rates(() -> nanos[0]);
        rates.sample("x", "x", 1000);
        nanos[0] = 2_000_000_000;

        assertThat(rates.sample("x", "x", 3000).value()).isEqualTo(1000);
    }

    @Test
    void hwmon_channels_come_in_base_units() throws Exception {
        file("sys/class/hwmon/hwmon3/name", "coretemp");
        file("sys/class/hwmon/hwmon3/temp1_input", "41500");
        file("sys/class/hwmon/hwmon3/temp1_label", "Package id 0");
        file("sys/class/hwmon/hwmon3/in0_input", "12050");
        file("sys/class/hwmon/hwmon3/fan1_input", "900");
        start();

        var temperature = heard.next("hwmon/coretemp/temp1");
        assertThat(temperature.value).isCloseTo(41.5, within(1e-9));
        assertThat(temperature.point.units()).isEqualTo("Cel");
        assertThat(temperature.point.label()).isEqualTo("coretemp Package id 0");
        assertThat(heard.next("hwmon/coretemp/in0").value).isCloseTo(12.05, within(1e-9));
        assertThat(heard.next("hwmon/coretemp/fan1").value).isEqualTo(900.0);
    }

    @Test
    void iio_raw_values_are_offset_and_scaled() throws Exception {
        file("sys/bus/iio/devices/iio:device0/name", "bme280");
        file("sys/bus/iio/devices/iio:device0/in_temp_raw", "100");
        file("sys/bus/iio/devices/iio:device0/in_temp_offset", "50");
        file("sys/bus/iio/devices/iio:device0/in_temp_scale", "10");
        file("sys/bus/iio/devices/iio:device0/in_pressure_input", "101.325");
        start();

        assertThat(heard.next("iio/bme280@0/temp").value).isCloseTo(1.5, within(1e-9));
        assertThat(heard.next("iio/bme280@0/pressure").value).isCloseTo(101_325, within(1e-6));
    }

    @Test
    void thermal_zones_and_power_supplies_are_points() throws Exception {
        file("sys/class/thermal/thermal_zone0/type", "x86_pkg_temp");
        file("sys/class/thermal/thermal_zone0/temp", "52000");
        file("sys/class/power_supply/BAT0/capacity", "87");
        file("sys/class/power_supply/BAT0/voltage_now", "11800000");
        start();

        assertThat(heard.next("thermal/x86_pkg_temp@0").value).isEqualTo(52.0);
        assertThat(heard.next("power/BAT0/capacity").point.maximum()).hasValue(100);
        assertThat(heard.next("power/BAT0/voltage_now").value).isCloseTo(11.8, within(1e-9));
    }

    @Test
    void a_file_that_holds_no_number_fails_its_point_alone() throws Exception {
        file("sys/class/hwmon/hwmon0/name", "chip");
        file("sys/class/hwmon/hwmon0/temp1_input", "broken");
        file("sys/class/hwmon/hwmon0/temp2_input", "1000");
        start();

        assertThat(heard.next("hwmon/chip/temp1").failure).isEqualTo("not readable");
        assertThat(heard.next("hwmon/chip/temp2").value).isEqualTo(1.0);
    }

    @Test
    void a_device_that_comes_and_goes_brings_and_takes_its_points() throws Exception {
        start();
        heard.next("cpu/busy");
        file("sys/class/hwmon/hwmon0/name", "late");
        var input = file("sys/class/hwmon/hwmon0/temp1_input", "1000");
        assertThat(heard.next("hwmon/late/temp1").value).isEqualTo(1.0);

        Files.delete(input);
        heard.next(event -> event.removed && event.point.name().equals("hwmon/late/temp1"));
    }

    @Test
    void a_device_that_hangs_fails_after_its_deadline_and_stalls_no_other() throws Exception {
        var release = new CountDownLatch(1);
        var hanging = new Device() {
            private boolean first = true;

            @Override
            public String name() {
                return "hanging";
            }

            @Override
            public List<Sample> read() throws IOException {
                if (!first) {
                    awaitQuietly(release);
                }
                first = false;
                return List.of(new Sample(Point.measured("linux", "hanging", Kinds.NUMBER, "", ""), 1));
            }
        };
        var cpu = new Processor(root);
        points = new LinuxPoints(config(root), List.of(() -> List.of(hanging, cpu)));
        points.listen(heard);

        assertThat(heard.next("hanging").value).isEqualTo(1.0);
        assertThat(heard.next(event -> event.isOf("hanging") && event.failure != null).failure)
                .startsWith("no answer for");
        heard.events.clear();
        heard.next("cpu/load");
        release.countDown();
        heard.next(event -> event.isOf("hanging") && event.failure == null);
    }

    @Test
    void a_late_listener_hears_of_all_points() throws Exception {
        start();
        heard.next("cpu/busy");
        heard.next("memory/used");
        var late = new Heard();
        points.listen(late);

        assertThat(late.names()).contains("cpu/busy", "memory/used");
    }

    @Test
    void this_very_machine_has_moving_values() throws Exception {
        Assumptions.assumeTrue(Files.isReadable(Path.of("/proc/stat")), "not a Linux machine");
        points = new LinuxPoints(config(Path.of("/")));
        points.listen(heard);
        double first = heard.next("memory/available").value;

        heard.next(event -> event.isOf("memory/available") && event.value != first);
        assertThat(heard.next("cpu/busy").value).isBetween(0.0, 100.0);
    }

    private static void awaitQuietly(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        }
    }

    private void start(String... exclude) {
        points = new LinuxPoints(config(root, exclude));
        points.listen(heard);
    }

    private Path file(String name, String content) throws IOException {
        var file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content + "\n");
    }

    private static LinuxConfig config(Path root, String... exclude) {
        return new LinuxConfig() {
            @Override
            public String root() {
                return root.toString();
            }

            @Override
            public int interval() {
                return 100;
            }

            @Override
            public int deadline() {
                return 50;
            }

            @Override
            public int rescan() {
                return 1;
            }

            @Override
            public String[] exclude() {
                return exclude;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return LinuxConfig.class;
            }
        };
    }

    private record Event(Point point, double value, String failure, boolean removed) {

        boolean isOf(String name) {
            return point.name().equals(name) && !removed;
        }
    }

    private static final class Heard implements PointListener {

        private final BlockingQueue<Point> added = new LinkedBlockingQueue<>();
        private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

        List<String> names() {
            return added.stream().map(Point::name).toList();
        }

        Event next(String name) throws InterruptedException {
            return next(event -> event.isOf(name));
        }

        Event next(Predicate<Event> wanted) throws InterruptedException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (true) {
                var event = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                assertThat(event).as("an event within 20 s").isNotNull();
                if (wanted.test(event)) {
                    return event;
                }
            }
        }

        @Override
        public void added(Point point) {
            added.add(point);
        }

        @Override
        public void removed(Point point) {
            events.add(new Event(point, 0, null, true));
        }

        @Override
        public void measured(Point point, Value value, long time) {
            events.add(new Event(point, ((FloatValue) value).value(), null, false));
        }

        @Override
        public void failed(Point point, String why) {
            events.add(new Event(point, 0, why, false));
        }
    }
}
