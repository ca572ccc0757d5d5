package dev.consilience.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilience.stream.access.Roles;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EndpointsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # service | method  | path                              | use
            publish   | GET     | /                                 | READ
            publish   | HEAD    | /claims                           | READ
            publish   | GET     | /claims/A:1..B:2                  | READ
            publish   | GET     | /claims/A:1..B:2/evidence         | READ
            publish   | GET     | /articles/doi:10.5555/12/3        | READ
            publish   | GET     | /page/consilience.css             | READ
            publish   | GET     | /feed/changes                     | FOLLOW
            publish   | GET     | /feed/changes.atom                | READ
            publish   | GET     | /decisions/by                     | SIGN_IN
            publish   | POST    | /decisions                        | DECIDE
            publish   | DELETE  | /decisions/A:1..B:2/0123          | DECIDE
            ingest    | POST    | /articles                         | SUBMIT
            ingest    | POST    | /dead-letters/ingest:0:1/replay   | OPERATE
            extract   | GET     | /q/metrics                        | OPERATE
            reconcile | GET     | /q/health/ready                   | PROBE
            """)
    void everyRequestIsForSomething(String service, String method, String path, Use use) {
        assertThat(Endpoints.of(service).use(method, path)).contains(use);
    }

    @ParameterizedTest
    @CsvSource({
        "publish,POST,/claims",
        "publish,PATCH,/decisions",
        "publish,POST,/decisions/",
        "publish,GET,/claims/a/b/c",
        "publish,GET,/q/health/live/x",
        "publish,GET,/q/health/group/x",
        "publish,GET,/claimsx",
        "ingest,GET,/articles",
        "ingest,DELETE,/dead-letters/ingest:0:1",
        "extract,GET,/claims"
    })
    void whatIsNotNamedIsForNothing(String service, String method, String path) {
        assertThat(Endpoints.of(service).use(method, path)).isEqualTo(Optional.empty());
    }

    @Test
    void thereAreFourServices() {
        assertThatThrownBy(() -> Endpoints.of("other")).hasMessageContaining("other");
    }

    @ParameterizedTest
    @EnumSource(Use.class)
    void whoeverHasNoRoleMayNothingButAskWhetherTheServiceLives(Use use) {
        assertThat(use.isOpen(true)).isEqualTo(use == Use.PROBE);
        assertThat(use.permits(Set.of())).isEqualTo(use == Use.PROBE);
        assertThat(use.permits(Set.of("admin"))).isEqualTo(use == Use.PROBE);
    }

    @Test
    void wherePeopleNeedNotSignInTheyDoToDecide() {
        assertThat(Use.READ.isOpen(false)).isTrue();
        assertThat(Use.SUBMIT.isOpen(false)).isTrue();
        assertThat(Use.DECIDE.isOpen(false)).isFalse();
        assertThat(Use.SIGN_IN.isOpen(false)).isFalse();
    }

    @Test
    void noRoleHasAnotherInItButAllMayRead() {
        for (String role : Roles.ALL) {
            assertThat(Use.READ.permits(Set.of(role))).isTrue();
        }
        assertThat(Use.DECIDE.permits(Set.of(Roles.OPERATOR, Roles.SUBMITTER, Roles.READER)))
                .isFalse();
        assertThat(Use.SUBMIT.permits(Set.of(Roles.OPERATOR, Roles.CURATOR, Roles.READER)))
                .isFalse();
        assertThat(Use.OPERATE.permits(Set.of(Roles.SUBMITTER, Roles.CURATOR, Roles.READER)))
                .isFalse();
    }
}
