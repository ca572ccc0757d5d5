package dev.consilience.service.publish.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClaimsViewTest {

    private static ClaimsView view(String agent, String text) {
        return ClaimsView.of(new ClaimsView.Asked(agent, "", "CONFLICTING", text), 0, List.of(), Optional.empty());
    }

    @Test
    void letsFeedReadersFollowASearch() {
        assertThat(view("a \"b\"&c", "").atom())
                .isEqualTo("/feed/changes.atom?agent=a%20%22b%22%26c&verdict=CONFLICTING");
        assertThat(Layout.of("claims", view("a \"b\"&c", "")))
                .contains("title=\"Changes of what was searched for\""
                        + " href=\"/feed/changes.atom?agent=a%20%22b%22%26c&amp;verdict=CONFLICTING\">");
    }

    @Test
    void doesNotLetThemFollowWordsByWhichNoChangeIsFound() {
        assertThat(view("a", "in rats").atom()).isNull();
        assertThat(Layout.of("claims", view("a", "in rats"))).doesNotContain("atom");
    }
}
