package dev.consilience.system;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A real Chromium without a window, driven through the driver that the system has for it. Nothing is downloaded: where the
 * two are not installed there is no browser, and tests that need one are skipped.
 *
 * <pre>{@code
 * try (Browser browser = Browser.open(browserPrograms.get(), URI.create("http://127.0.0.1:8080"))) {
 *     browser.go("/");
 *     browser.click("a[href='/view/matrix']");
 * }
 * }</pre>
 */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final int HEIGHT = 900;
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");

    private final ChromeDriver driver;
    private final URI address;
    private Look current = Look.LIGHT;

    /** The two programs that it takes. */
    record Programs(Path browser, Path driver) {}

    /** How a page is looked at. */
    enum Look {
        LIGHT(1200, "light"),
        DARK(1200, "dark"),
        NARROW(360, "light");

        private final int width;
        private final String scheme;

        Look(int width, String scheme) {
            this.width = width;
            this.scheme = scheme;
        }
    }

    private Browser(ChromeDriver driver, URI address) {
        this.driver = driver;
        this.address = address;
    }

    /** The programs, if both are on the path. */
    static Optional<Programs> programs() {
        Optional<Path> driver = onPath("chromedriver");
        for (String name : BROWSERS) {
            Optional<Path> browser = onPath(name);
            if (browser.isPresent() && driver.isPresent()) {
                return Optional.of(new Programs(browser.get(), driver.get()));
            }
        }
        return Optional.empty();
    }

    /** A program that the path leads to. */
    static Optional<Path> onPath(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            Path candidate = Path.of(folder, program);
            if (Files.isExecutable(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** Starts it. */
    static Browser open(Programs programs, URI address) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(programs.browser().toFile());
        options.addArguments(
                "--headless=new",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run");
        if (System.getProperty("user.name").equals("root")) {
            // Chromium refuses to run as root with its sandbox. It opens the pages of this test alone.
            options.addArguments("--no-sandbox");
        }
        LoggingPreferences logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, java.util.logging.Level.ALL);
        options.setCapability("goog:loggingPrefs", logging);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(programs.driver().toFile())
                .usingAnyFreePort()
                .build();
        Browser browser = new Browser(new ChromeDriver(service, options), address);
        browser.look(Look.LIGHT);
        return browser;
    }

    /** How pages are looked at from now on. */
    void look(Look look) {
        current = look;
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", look.width, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", look.scheme),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    /** Signs every request, as a browser does in which somebody has signed in. */
    void signIn(String name, String password) {
        String credentials =
                Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand(
                "Network.setExtraHTTPHeaders", Map.of("headers", Map.of("Authorization", "Basic " + credentials)));
    }

    /** Signs no request any more. */
    void signOut() {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setExtraHTTPHeaders", Map.of("headers", Map.of()));
    }

    /** Goes to a page of the service. */
    void go(String path) {
        driver.get(address.resolve(path).toString());
    }

    /** The path of the page that it is at. */
    String path() {
        return URI.create(driver.getCurrentUrl()).getPath();
    }

    /** The first element that a CSS selector finds, once there is one. */
    WebElement find(String selector) {
        await(selector, () -> !driver.findElements(By.cssSelector(selector)).isEmpty());
        return driver.findElement(By.cssSelector(selector));
    }

    /** All that a CSS selector finds now. */
    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** The text of the first element that a selector finds, as a reader sees it. */
    String text(String selector) {
        return find(selector).getText();
    }

    /** Clicks on it. */
    void click(String selector) {
        find(selector).click();
    }

    /** Opens another tab and turns to it. What is returned is the one before. */
    String openTab() {
        String before = driver.getWindowHandle();
        driver.switchTo().newWindow(WindowType.TAB);
        // How a page is looked at is a matter of its tab.
        look(current);
        return before;
    }

    /** Closes the tab and turns back to another. */
    void closeTab(String before) {
        driver.close();
        driver.switchTo().window(before);
    }

    /** Presses a key where the focus is. */
    void press(Keys key) {
        driver.switchTo().activeElement().sendKeys(key);
    }

    /** What the focused element is called. */
    String focused() {
        return (String) run("const element = document.activeElement;"
                + "return element.getAttribute('aria-label') || element.innerText || element.id || element.tagName;");
    }

    /** Waits until an element says something. */
    void awaitText(String selector, String words) {
        await(selector + " to say \"" + words + "\"", () -> all(selector).stream()
                .anyMatch(each -> each.getText().contains(words)));
    }

    /** Waits until something holds. What is replaced while it is looked at is looked at again. */
    void await(String what, java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                if (condition.getAsBoolean()) {
                    return;
                }
            } catch (StaleElementReferenceException | NoSuchElementException e) {
                // The page was brought up to date in this very moment.
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not within " + PATIENCE + " on " + driver.getCurrentUrl() + ": " + what + "\n"
                        + driver.findElement(By.tagName("body")).getText());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while looking at a page", e);
        }
    }

    /** What a script returns. */
    Object run(String script, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript(script, arguments);
    }

    /** Keeps a picture of the whole page, to be looked at. */
    void picture(String name) throws IOException {
        Map<String, Object> picture = driver.executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true, "fromSurface", true));
        Files.createDirectories(SCREENSHOTS);
        Files.write(SCREENSHOTS.resolve(name + ".png"), Base64.getDecoder().decode((String) picture.get("data")));
    }

    /** What axe finds on the page that is serious or critical, each with its place. */
    List<String> barriers() throws IOException {
        try (InputStream axe = Browser.class.getResourceAsStream("/axe.min.js")) {
            if (axe == null) {
                throw new IllegalStateException("axe-core is not on the class path");
            }
            run(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        }
        Object found = driver.executeAsyncScript("const done = arguments[arguments.length - 1];"
                + "axe.run().then((result) => done(result.violations"
                + ".filter((each) => ['serious', 'critical'].includes(each.impact))"
                + ".flatMap((each) => each.nodes.map((node) => each.id + ': ' + node.target.join(' ') + ' ' + node.html))),"
                + " (error) => done(['axe failed: ' + error]));");
        List<String> barriers = new ArrayList<>();
        ((List<?>) found).forEach(each -> barriers.add((String) each));
        return barriers;
    }

    /** How far the page is wider than the window, in pixels. */
    long overflow() {
        return (Long) run("return document.documentElement.scrollWidth - document.documentElement.clientWidth;");
    }

    /** What scripts, and the browser of scripts, complained about since this was asked last. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= java.util.logging.Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
