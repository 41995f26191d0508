// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.console.internal;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The system's Chromium without a window. Where there is none, the test that wants it is skipped. */
public final class Browser implements AutoCloseable {

    private static final List<String> CHROMIUMS = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser");
    private static final List<String> DRIVERS = List.of("/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver");
    /** It knows no version of Chromium later than itself, and says so each time. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Path profile;
    private final ChromeDriver driver;

    public Browser() {
        var chromium = first("tessera.chromium", CHROMIUMS);
        var chromedriver = first("tessera.chromedriver", DRIVERS);
        try {
            profile = Files.createTempDirectory("tessera-browser");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SELENIUM.setLevel(Level.SEVERE);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(chromedriver))
                .usingAnyFreePort()
                .build();
        driver = new ChromeDriver(service, options(chromium));
    }

    private static String first(String property, List<String> places) {
        var configured = System.getProperty(property);
        var found = configured != null
                ? configured
                : places.stream()
                        .filter(place -> new File(place).canExecute())
                        .findFirst()
                        .orElse(null);
        Assumptions.assumeTrue(found != null, "No Chromium is installed");
        return found;
    }

    private ChromeOptions options(String chromium) {
        var options = new ChromeOptions();
        options.setBinary(chromium);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-proxy-server",
                "--window-size=1280,900",
                "--user-data-dir=" + profile);
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        return options;
    }

    /** Opens a page; what another one complained of before is forgotten. */
    public void open(String url) {
        complaints();
        driver.get(url);
    }

    public void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    public void light() {
        prefer("light");
    }

    public void dark() {
        prefer("dark");
    }

    private void prefer(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Waits for an element that can be seen. */
    public WebElement see(String selector) {
        return until(selector, () -> {
            var found = driver.findElements(By.cssSelector(selector)).stream()
                    .filter(WebElement::isDisplayed)
                    .findFirst();
            return found.orElse(null);
        });
    }

    /** Waits until the element's text holds this. */
    public void see(String selector, String text) {
        until(selector + " with " + text, () -> text(selector).contains(text) ? text : null);
    }

    public void seeNo(String selector) {
        until(
                "no " + selector,
                () -> driver.findElements(By.cssSelector(selector)).isEmpty() ? "" : null);
    }

    /** The text that is there now. */
    public String text(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream()
                .map(WebElement::getText)
                .reduce("", (all, one) -> all + one + "\n");
    }

    public void click(String selector) {
        see(selector).click();
    }

    /** Presses the button of that name within an element. */
    public void press(String within, String label) {
        until(within + " " + label, () -> {
                    var buttons = driver.findElements(By.cssSelector(within + " button"));
                    return buttons.stream()
                            .filter(button -> button.isDisplayed() && button.isEnabled())
                            .filter(button -> button.getText().equals(label))
                            .findFirst()
                            .orElse(null);
                })
                .click();
    }

    public void type(String selector, String text) {
        var input = see(selector);
        input.clear();
        input.sendKeys(text);
    }

    public Object run(String script) {
        return driver.executeScript(script);
    }

    /** What the page complained of; a page that keeps its own policy has nothing to complain of. */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    public void picture(String name) {
        var folder = System.getProperty("tessera.pictures");
        if (folder == null) {
            return;
        }
        try {
            Files.write(Path.of(folder, name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Attempt<T> {
        T take();
    }

    private <T> T until(String what, Attempt<T> attempt) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try {
                var taken = attempt.take();
                if (taken != null) {
                    return taken;
                }
            } catch (StaleElementReferenceException drawnAnew) {
                // The page has just replaced it: look again.
                Thread.onSpinWait();
            }
        }
        picture("failed");
        throw new AssertionError("Never seen: " + what + "\n" + text("body") + complaints());
    }

    @Override
    public void close() {
        driver.quit();
        try (var files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException | UncheckedIOException e) {
            profile.toFile().deleteOnExit();
        }
    }
}
