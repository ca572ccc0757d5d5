package dev.consilience.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.consilience.commandline.local.LocalCurator;
import dev.consilience.system.Browser.Look;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/**
 * The page as people use it, in a real browser. What it looks like is kept in {@code target/screenshots}. Where no Chromium with its
 * driver is installed (Debian: {@code chromium} and {@code chromium-driver}) it is skipped.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class BrowserIT {

    private static final Path SAMPLES = Path.of("../../deploy/local/samples");
    private static final String MOTHER_CASE = "/view/claims/CHEBI:79699..MP:0005407";
    private static final List<Look> LOOKS = List.of(Look.values());

    private static @org.jspecify.annotations.Nullable RunningPipeline pipeline;
    private static @org.jspecify.annotations.Nullable Browser browser;

    @BeforeAll
    static void start() throws Exception {
        Optional<Browser.Programs> programs = Browser.programs();
        assumeTrue(programs.isPresent(), "neither chromium nor its driver is installed");
        pipeline = RunningPipeline.start("browser");
        for (String sample :
                List.of("01-temsirolimus-neuropathic-pain.txt", "03-ketamine-remifentanil-hyperalgesia.txt")) {
            pipeline.post("name=" + sample, Files.readString(SAMPLES.resolve(sample)));
        }
        pipeline.awaitSettled();
        browser = Browser.open(programs.get(), pipeline.publish());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (pipeline != null) {
            pipeline.close();
        }
    }

    /** Whatever became of the test before: nobody is signed in, and nothing has been complained about. */
    @BeforeEach
    void begin() {
        browser().signOut();
        browser().look(Look.LIGHT);
        browser().complaints();
    }

    private static Browser browser() {
        return java.util.Objects.requireNonNull(browser);
    }

    private static RunningPipeline pipeline() {
        return java.util.Objects.requireNonNull(pipeline);
    }

    @Test
    void theMotherCaseIsFollowedFromTheFrontPageToTheMarkedWords() {
        Browser page = browser();
        page.go("/");

        // When: somebody searches for what temsirolimus does to hyperalgesia
        page.find("input[name=agent]").sendKeys("temsirolimus");
        page.find("input[name=outcome]").sendKeys("hyperalgesia", Keys.ENTER);
        page.click("table.claims a[href='" + MOTHER_CASE + "']");

        // Then: the answer in one sentence, why, and the very words
        assertThat(page.text("h1").toLowerCase(java.util.Locale.ROOT))
                .contains("temsirolimus decreases hyperalgesia where stimulus is cold or mechanical")
                .contains("no effect on hyperalgesia where stimulus is heat");
        assertThat(page.text("#answer .verdict")).isEqualTo("context-dependent");
        assertThat(page.text("#separation h3")).startsWith("Separated by stimulus");
        assertThat(page.all("#studies .band-label"))
                .extracting(WebElement::getText)
                .containsExactly("cold", "heat", "mechanical");
        assertThat(page.all("#evidence .quote.no-effect mark.agent"))
                .extracting(WebElement::getText)
                .allMatch(text -> text.startsWith("Temsirolimus"));
        assertThat(page.find("#evidence a[rel~=external]").getAttribute("href"))
                .isEqualTo("https://doi.org/10.1016/j.pain.2011.07.025");

        // And: the article, with the claim marked where it stands
        page.click("#evidence .source a[href^='/view/articles/']");
        assertThat(page.text("h1")).contains("Temsirolimus eases mechanical and cold but not heat hypersensitivity");
        assertThat(page.all(".section mark.cue"))
                .extracting(WebElement::getText)
                .contains("eases", "reduced");
        page.click("a[aria-label='Claim 1']");
        assertThat(page.all("li#claim-1")).hasSize(1);
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void aPaperThatIsAddedChangesTheMatrixWithoutLoadingItAgain() throws Exception {
        Browser page = browser();
        page.go("/view/matrix");
        assertThat(page.all("td[data-key='CHEBI:6121..DOID:3312']")).isEmpty();
        page.run("window.isTheSamePage = true;");

        // When
        String tab = page.openTab();
        page.go("/view/add");
        page.find("#text")
                .sendKeys(
                        "Ketamine and bipolar disorder\n\nIn 60 patients, ketamine reduced nausea. Ketamine increased blood pressure.\n");
        page.click("#papers button");

        // Then: what became of it, and what it changes, in the tab in which it was added
        page.awaitText("#results", "1 taken in");
        page.awaitText("#changes", "ketamine");
        List<String> changed = page.all("#changes a").stream()
                .map(link -> link.getAttribute("href").replaceAll(".*/", ""))
                .map(key -> java.net.URLDecoder.decode(key, java.nio.charset.StandardCharsets.UTF_8))
                .toList();
        page.picture("add-light");

        // And: the matrix has it, without having been loaded again
        page.closeTab(tab);
        page.await("one of " + changed + " in the matrix", () -> changed.stream()
                .anyMatch(key -> !page.all("td[data-key='" + key + "']").isEmpty()));
        assertThat(page.run("return window.isTheSamePage;")).isEqualTo(true);
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void aRejectedPieceOfEvidenceMovesTheVerdictAndTakingThatBackMovesItBack() throws Exception {
        Browser page = browser();
        page.go(MOTHER_CASE);
        assertThat(page.text("#answer .verdict")).isEqualTo("context-dependent");
        page.run("window.isTheSamePage = true;");

        // When
        page.signIn(LocalCurator.NAME, pipeline().curatorPassword());
        page.click(".quote.no-effect button[data-act=REJECT]");
        page.find("#decide textarea").sendKeys("they measured another thing <b>altogether</b>");
        page.click("#decide button[type=submit]");

        // Then: the verdict moves, on the same page, and the evidence says why
        page.awaitText("#answer .verdict", "consistent");
        page.awaitText(".quote.rejected", "Rejected by curator");
        page.awaitText("#story", "context-dependent became consistent");
        assertThat(page.text(".quote.rejected")).contains("they measured another thing <b>altogether</b>");
        page.picture("rejected-light");

        // When
        page.click(".quote.rejected button[data-act=TAKE_BACK]");

        // Then
        page.awaitText("#answer .verdict", "context-dependent");
        assertThat(page.run("return window.isTheSamePage;")).isEqualTo(true);
        page.signOut();
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void whatHasChangedSinceItWasReadIsNotDecidedOn() throws Exception {
        Browser page = browser();
        page.signIn(LocalCurator.NAME, pipeline().curatorPassword());
        page.go(MOTHER_CASE);
        page.click("button[data-act=APPROVE]");
        // As if it had been read before the last change.
        page.run("document.getElementById('decide').close();"
                + "document.querySelector('h1').dataset.etag = '\"an older one\"';");
        page.click("button[data-act=APPROVE]");

        page.click("#decide button[type=submit]");

        page.awaitText("#decide-problem", "has changed since it was read");
        page.signOut();
        assertThat(page.complaints()).allMatch(complaint -> complaint.contains("412"));
    }

    @Test
    void hostileTextStaysText() throws Exception {
        Browser page = browser();
        pipeline()
                .post(
                        "name=hostile.txt&doi=10.1000/hostile",
                        "Sirolimus <img src=x onerror=window.wasRun=1>\n\nSirolimus \"><script>window.wasRun=1</script> reduced"
                                + " inflammation in mice <b>strongly</b>.\n");
        pipeline().awaitSettled();

        page.go("/view/articles/doi:10.1000/hostile");

        assertThat(page.text("h1")).contains("<img src=x onerror=window.wasRun=1>");
        assertThat(page.text(".section")).contains("Sirolimus");
        assertThat(page.all("main img, main script, main b")).isEmpty();
        assertThat(page.run("return window.wasRun === undefined;")).isEqualTo(true);
        page.go("/view/claims?agent=%22%3E%3Cscript%3Ewindow.wasRun=1%3C/script%3E");
        assertThat(page.all("main script")).isEmpty();
        assertThat(page.find("input[name=agent]").getAttribute("value")).contains("<script>");
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void everyPageIsOpenToEverybodyInEveryLook() throws Exception {
        Browser page = browser();
        for (Look look : LOOKS) {
            page.look(look);
            for (String path : List.of(
                    "/",
                    "/view/claims",
                    MOTHER_CASE,
                    "/view/matrix",
                    "/view/conflicts",
                    "/view/changes",
                    "/view/articles/doi:10.1016/j.pain.2011.07.025",
                    "/view/add",
                    "/view/subscribe",
                    "/view/claims/no..such")) {
                page.go(path);
                page.run("document.querySelectorAll('details').forEach((each) => { each.open = true; });");
                assertThat(page.barriers()).as(path + " " + look).isEmpty();
                assertThat(page.overflow())
                        .as(path + " " + look + ": pixels beyond the edge")
                        .isZero();
                page.run("document.querySelectorAll('details').forEach((each) => { each.open = false; });");
                page.picture(name(path) + "-" + look.name().toLowerCase(java.util.Locale.ROOT));
            }
        }
        page.look(Look.LIGHT);
        // A page that is missing says so with a status, which browsers tell too.
        assertThat(page.complaints()).allMatch(complaint -> complaint.contains("no..such"));
    }

    private static String name(String path) {
        String name = path.replaceFirst("^/(view/)?", "").replaceAll("[^A-Za-z0-9]+", "-");
        if (name.isEmpty()) {
            return "front";
        }
        return name;
    }

    @Test
    void theKeyboardReachesEverything() {
        Browser page = browser();
        page.go(MOTHER_CASE);

        page.press(Keys.TAB);
        assertThat(page.focused()).as("the first stop").isEqualTo("Skip to content");
        page.press(Keys.ENTER);
        page.await("the content to be reached", () -> page.run("return document.activeElement.id;")
                .equals("main"));

        // When: one goes on by keyboard alone
        List<String> stops = new java.util.ArrayList<>();
        for (int i = 0; i < 80; i++) {
            page.press(Keys.TAB);
            stops.add(page.focused());
            Object outline = page.run(
                    "const style = getComputedStyle(document.activeElement); return document.activeElement === document.body"
                            + " || style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;");
            assertThat(outline).as("focus is seen on " + page.focused()).isEqualTo(true);
        }

        // Then
        assertThat(stops)
                .contains("The same as a table", "Approve the answer", "Reject", "doi:10.1016/j.pain.2011.07.025");
    }
}
