package dev.consilience.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A paper is retracted, reinstated, and retracted again, and each time a service is killed before the news has gone
 * through: the record follows each time, and the feed tells the story in order, with nothing twice and nothing missed.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class RetractionIT {

    private static final String CLAIM = "/claims?agent=everolimus&outcome=stomatitis";

    private static String paper(String doi, String text) {
        return "Everolimus and the mouth\n\nDOI: " + doi + "\nPublished: 2020-05-01\nKind: PRIMARY\n\n" + text + "\n";
    }

    @Test
    void followsARetractionAReinstatementAndARetractionThroughKills() throws Exception {
        try (RunningPipeline pipeline = RunningPipeline.start("retraction")) {
            String stands = paper("10.5555/stands", "Everolimus increased stomatitis in patients.");
            String contested = paper("10.5555/contested", "Everolimus reduced stomatitis in patients.");
            pipeline.post("", stands);
            pipeline.post("", contested);
            awaitVerdict(pipeline, "CONFLICTING");

            pipeline.kill("reconcile");
            tell(pipeline, contested, "status=RETRACTED&reason=first&revision=2021-01-01");
            pipeline.startWhatDoesNotRun();
            awaitVerdict(pipeline, "CONSISTENT");

            pipeline.kill("publish");
            tell(pipeline, contested, "revision=2021-02-01");
            pipeline.startWhatDoesNotRun();
            awaitVerdict(pipeline, "CONFLICTING");

            pipeline.kill("extract");
            tell(pipeline, contested, "status=RETRACTED&reason=third&revision=2021-03-01");
            pipeline.startWhatDoesNotRun();
            awaitVerdict(pipeline, "CONSISTENT");
            pipeline.awaitSettled();

            List<String> story = new ArrayList<>();
            String id = pipeline.get(CLAIM).body().get("items").get(0).get("id").asText();
            for (JsonNode change : pipeline.changes("")) {
                if (change.get("claim").asText().equals(id)) {
                    story.add(change.get("reason").asText() + " "
                            + change.get("after").get("verdict").asText());
                }
            }
            assertThat(story.subList(story.size() - 4, story.size()))
                    .containsExactly(
                            "NEW_EVIDENCE CONFLICTING",
                            "RETRACTION CONSISTENT",
                            "REINSTATEMENT CONFLICTING",
                            "RETRACTION CONSISTENT");
        }
    }

    private static void tell(RunningPipeline pipeline, String paper, String what) throws Exception {
        assertThat(pipeline.post(what, paper).status()).isEqualTo(200);
    }

    private static void awaitVerdict(RunningPipeline pipeline, String verdict) throws Exception {
        RunningPipeline.await("the verdict is " + verdict, () -> {
            RunningPipeline.Answer answer = pipeline.get(CLAIM);
            return answer.status() == 200
                    && answer.body().get("total").asInt() == 1
                    && answer.body().get("items").get(0).get("verdict").asText().equals(verdict);
        });
    }
}
