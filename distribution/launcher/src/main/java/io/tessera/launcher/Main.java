// SPDX-License-Identifier: EPL-2.0
package io.tessera.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.service.log.LogReaderService;

/**
 * Starts the distribution in {@code tessera.home} and ends with it. Exit codes: 0 stopped, 1 failed, 2 wrong use.
 */
public final class Main {

    private static final String CONSOLE_PASSWORD = "felix.webconsole.password";
    private static final long STOP_MILLIS = 15_000;

    private final Path home;
    private final Settings settings;

    private Main(Path home, Settings settings) {
        this.home = home;
        this.settings = settings;
    }

    /** Options as {@code --name value}; {@code etc/options} of the distribution lists them. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        try {
            var home =
                    Path.of(System.getProperty("tessera.home")).toAbsolutePath().normalize();
            var options = Option.read(home.resolve("etc/options"));
            var settings = Settings.of(
                    options, arguments.contains("--help") ? List.of() : arguments, System.getenv(), home.toString());
            if (arguments.contains("--help")) {
                System.out.print(settings.help(System.getProperty("tessera.command")));
                return 0;
            }
            return new Main(home, settings).start();
        } catch (WrongUse e) {
            System.err.println(e.getMessage());
            return 2;
        } catch (IOException | UncheckedIOException | BundleException e) {
            System.err.println("cannot start: " + e);
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private int start() throws IOException, WrongUse, BundleException, InterruptedException {
        try (var work = WorkDirectory.open(Path.of(settings.get("work")).toAbsolutePath())) {
            Ports.mustBeFree(settings.get("host"), settings.ports());
            work.seedConfiguration(home.resolve("config"));
            settings.publish();
            System.setProperty(
                    "logback.configurationFile", home.resolve("etc/logback.xml").toString());
            return run(work);
        }
    }

    /** Logs, so that its configuration has to be known before. */
    private int run(WorkDirectory work) throws IOException, BundleException, InterruptedException {
        try (var log = new ReadableLog()) {
            var framework = new FrameworkFactory().newFramework(frameworkProperties(work));
            var stop = new Thread(() -> end(framework, work), "tessera-stop");
            Runtime.getRuntime().addShutdownHook(stop);
            launch(framework, log);
            if (Boolean.parseBoolean(System.getenv("TESSERA_WITH_PARENT"))) {
                endWithParent(framework);
            }
            framework.waitForStop(0);
            return 0;
        }
    }

    private Map<String, Object> frameworkProperties(WorkDirectory work) throws IOException {
        var file = new Properties();
        try (var in = Files.newBufferedReader(home.resolve("etc/framework.properties"))) {
            file.load(in);
        }
        var properties = new HashMap<String, Object>();
        file.forEach((key, value) -> properties.put((String) key, settings.expand((String) value)));
        if (properties.containsKey(CONSOLE_PASSWORD)) {
            properties.put(CONSOLE_PASSWORD, new ConsolePassword(work.resolve("console-password")).hashed());
        }
        properties.put(Constants.FRAMEWORK_STORAGE, work.resolve("bundle-cache").toString());
        properties.put("felix.cache.locking", "false");
        properties.put("felix.log.logger", new FrameworkLog());
        return properties;
    }

    private void launch(Framework framework, ReadableLog log) throws BundleException, IOException {
        framework.init();
        var system = framework.getBundleContext();
        system.registerService(ServiceLog.TYPES, new ServiceLog(), null);
        system.registerService(LogReaderService.class, log, null);
        system.addFrameworkListener(Main::report);
        int level = new Installation(system, home).apply();
        framework.adapt(org.osgi.framework.startlevel.FrameworkStartLevel.class).setInitialBundleStartLevel(level);
        framework.start();
        framework
                .adapt(org.osgi.framework.startlevel.FrameworkStartLevel.class)
                .setStartLevel(level, event -> announce());
    }

    private static void report(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.ERROR) {
            new FrameworkLog().log(event.getBundle(), FrameworkLog.LOG_ERROR, "failed", event.getThrowable());
        }
    }

    /** Whoever started this process reads the line to know that all bundles were started. */
    private static void announce() {
        var sinceStart = ProcessHandle.current().info().startInstant().map(start -> java.time.Duration.between(
                        start, java.time.Instant.now())
                .toMillis());
        System.out.printf("ready after %d ms%n", sinceStart.orElse(-1L));
    }

    /** Standard input ends when the parent does, however it ended. */
    private static void endWithParent(Framework framework) {
        var watch = new Thread(
                () -> {
                    try {
                        System.in.transferTo(java.io.OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        System.err.println("standard input failed, so this ends: " + e.getMessage());
                    }
                    stop(framework);
                },
                "tessera-parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    /** The process may be gone before the main thread gets to its own clean-up. */
    private static void end(Framework framework, WorkDirectory work) {
        stop(framework);
        try {
            work.close();
        } catch (IOException e) {
            System.err.println("the lock could not be removed: " + e.getMessage());
        }
    }

    private static void stop(Framework framework) {
        try {
            framework.stop();
            framework.waitForStop(STOP_MILLIS);
        } catch (BundleException e) {
            System.err.println("did not stop cleanly: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
