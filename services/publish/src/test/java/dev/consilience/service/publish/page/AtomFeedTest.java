package dev.consilience.service.publish.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.io.WireFeedInput;
import dev.consilience.decision.RecordByDefinition;
import dev.consilience.reconcile.Evidence;
import dev.consilience.reconcile.PropositionId;
import dev.consilience.schema.CauseRecord;
import dev.consilience.schema.ChangeReason;
import dev.consilience.schema.ClaimChangedRecord;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.schema.EntityRecord;
import dev.consilience.schema.PropositionRecord;
import dev.consilience.service.publish.record.ChangeQuery;
import dev.consilience.service.publish.record.ClaimHistory;
import dev.consilience.stream.CuratedRecords;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds, as a feed reader's library reads them. */
class AtomFeedTest {

    private static final String HERE = "http://127.0.0.1:8080";
    private static final String PAIN = "TEST:drug..TEST:pain";
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00.123Z");

    private static final CuratedClaimRecord CLAIM = CuratedRecords.toRecord(
            RecordByDefinition.of(List.of(Evidence.from("a").claim()), List.of())
                    .answer(new PropositionId(PAIN))
                    .orElseThrow()
                    .claim(),
            List.of());

    private static final ClaimHistory.Change NEW = new ClaimHistory.Change(
            "2:17",
            NOON,
            new ClaimChangedRecord(
                    PAIN,
                    ChangeReason.NEW_EVIDENCE,
                    List.of(new CauseRecord(ChangeReason.NEW_EVIDENCE, "doi:10.1/a(b)", "", List.of("c1", "c2"), 3)),
                    null,
                    CLAIM));

    private static final ClaimHistory.Change WITHDRAWN = new ClaimHistory.Change(
            "2:18",
            NOON.plusSeconds(60),
            new ClaimChangedRecord(
                    PAIN,
                    ChangeReason.RETRACTION,
                    List.of(new CauseRecord(
                            ChangeReason.RETRACTION, "doi:10.1/a(b)", "figures were duplicated", List.of(), 0)),
                    CLAIM,
                    null));

    private static CuratedClaimRecord named(String agent, String statement) {
        PropositionRecord asked = CLAIM.getProposition();
        return CuratedClaimRecord.newBuilder(CLAIM)
                .setProposition(PropositionRecord.newBuilder(asked)
                        .setAgent(EntityRecord.newBuilder(asked.getAgent())
                                .setLabel(agent)
                                .build())
                        .build())
                .setStatement(statement)
                .build();
    }

    private static Feed read(String document) throws Exception {
        WireFeedInput reader = new WireFeedInput(true, Locale.ROOT);
        reader.setAllowDoctypes(false);
        Feed feed = (Feed) reader.build(new StringReader(document));
        assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
        return feed;
    }

    private static Feed feed(ClaimHistory.Change... changes) throws Exception {
        return read(AtomFeed.of(HERE, ChangeQuery.all(), 50, List.of(changes)));
    }

    private static String content(Entry entry) {
        assertThat(entry.getContents()).extracting(Content::getType).containsExactly("xhtml");
        return entry.getContents().get(0).getValue();
    }

    @Test
    void saysWhatChangedAndWhyTheLatestFirst() throws Exception {
        Feed feed = feed(WITHDRAWN, NEW);

        assertThat(feed.getTitle()).isEqualTo("Consilience: all changes");
        assertThat(feed.getAuthors()).hasSize(1);
        assertThat(feed.getUpdated()).isEqualTo(NOON.plusSeconds(60));
        assertThat(feed.getEntries())
                .extracting(Entry::getTitle)
                .containsExactly(
                        "drug on pain: withdrawn: its last evidence is gone",
                        "drug on pain: consistent; new, on 1 study");
        assertThat(content(feed.getEntries().get(0)))
                .contains("It was: drug decreases pain.")
                .contains("a retraction: ")
                .contains("figures were duplicated");
        assertThat(content(feed.getEntries().get(1)))
                .contains("drug decreases pain (consistent).")
                .contains("doi:10.1/a(b)</", " (5 claims)")
                .contains("href=\"" + HERE + "/view/articles/doi:10.1/a%28b%29\"");
    }

    @Test
    void leadsToTheClaimAndOnceItIsGoneToItsHistory() throws Exception {
        Feed feed = feed(WITHDRAWN, NEW);

        assertThat(feed.getEntries().get(1).getAlternateLinks())
                .extracting(Link::getType, Link::getHref)
                .containsExactly(
                        tuple("text/html", HERE + "/view/claims/" + PAIN),
                        tuple("application/json", HERE + "/claims/" + PAIN));
        assertThat(feed.getEntries().get(0).getAlternateLinks())
                .extracting(Link::getHref)
                .containsExactly(HERE + "/view/changes?claim=" + PAIN, HERE + "/claims/" + PAIN + "/history");
    }

    @Test
    void givesEachChangeAnIdThatStaysAndThatNoOtherHas() throws Exception {
        Feed feed = feed(WITHDRAWN, NEW);
        Feed later = feed(NEW);

        Set<String> ids = new TreeSet<>();
        ids.add(feed.getId());
        feed.getEntries().forEach(entry -> ids.add(entry.getId()));
        assertThat(ids).hasSize(3).allSatisfy(id -> assertThat(id).matches("urn:uuid:[0-9a-f-]{36}"));
        assertThat(later.getEntries().get(0).getId())
                .isEqualTo(feed.getEntries().get(1).getId());
        assertThat(later.getId()).isEqualTo(feed.getId());
    }

    @Test
    void saysWhatIsFollowedAndWhereItIsFollowed() throws Exception {
        ChangeQuery asked = ChangeQuery.of(
                Map.of("outcome", List.of("pain & \"more\""), "verdict", List.of("SUGGESTED", "CONFLICTING")));

        Feed feed = read(AtomFeed.of(HERE, asked, 7, List.of()));

        assertThat(feed.getTitle())
                .isEqualTo("Consilience: changes of outcome pain & \"more\", verdict CONFLICTING or SUGGESTED");
        assertThat(feed.getEntries()).isEmpty();
        assertThat(feed.getUpdated()).isEqualTo(Instant.EPOCH);
        assertThat(feed.getOtherLinks())
                .extracting(Link::getRel, Link::getHref)
                .containsExactly(tuple(
                        "self",
                        HERE
                                + "/feed/changes.atom?outcome=pain%20%26%20%22more%22&verdict=CONFLICTING&verdict=SUGGESTED"
                                + "&limit=7"));
        assertThat(feed.getId()).isNotEqualTo(feed().getId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</title><script>alert(1)</script>",
                "]]></content></entry></feed>",
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>&b;",
                "a\u0000b\u0001c\u000Bd\u001Fe\u007Ff\u0085g\u2028h\uFFFEi\uFFFFj",
                "half \uD83D of a pair, the other \uDE00, and both \uD83D\uDE00",
                "line\r\nline\rline\nline\ttab & 'single' \"double\"",
            })
    void holdsWhateverIsWrittenInNamesAndNotices(String hostile) throws Exception {
        CuratedClaimRecord named = named(hostile, hostile + " decreases pain");
        ClaimHistory.Change change = new ClaimHistory.Change(
                "0:1",
                NOON,
                new ClaimChangedRecord(
                        PAIN + hostile,
                        ChangeReason.RETRACTION,
                        List.of(new CauseRecord(
                                ChangeReason.RETRACTION, "doi:" + hostile, hostile, List.of(hostile), 0)),
                        null,
                        named));

        Feed feed = feed(change);

        assertThat(feed.getEntries()).hasSize(1);
        assertThat(feed.getEntries().get(0).getTitle())
                // As XML has it, an end of a line is one character.
                .isEqualTo(AtomText.of(hostile).replaceAll("\r\n?", "\n") + " on pain: consistent; new, on 1 study");
        assertThat(content(feed.getEntries().get(0))).doesNotContain("<script");
    }

    @Test
    void holdsAnyCharactersAtAll() throws Exception {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder("x");
            for (int each = 0; each < 50; each++) {
                text.append((char) random.nextInt(Character.MAX_VALUE + 1));
            }
            CuratedClaimRecord named = named("drug", text.toString());

            Feed feed = feed(new ClaimHistory.Change(
                    "0:1", NOON, new ClaimChangedRecord(PAIN, ChangeReason.NEW_EVIDENCE, List.of(), null, named)));

            assertThat(feed.getEntries()).as("seed " + seed).hasSize(1);
        }
    }

    @Test
    void isTaggedByWhatIsAskedAndWhatIsInIt() {
        String tag =
                AtomResource.tag(HERE, ChangeQuery.all(), 50, List.of("0:1")).getValue();

        assertThat(AtomResource.tag(HERE, ChangeQuery.all(), 50, List.of("0:1")).getValue())
                .isEqualTo(tag);
        assertThat(AtomResource.tag(HERE, ChangeQuery.all(), 50, List.of("0:2", "0:1"))
                        .getValue())
                .isNotEqualTo(tag);
        assertThat(AtomResource.tag("http://elsewhere:1", ChangeQuery.all(), 50, List.of("0:1"))
                        .getValue())
                .isNotEqualTo(tag);
    }
}
