package archsweep.docs;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.proxy.Proxies;
import archsweep.proxy.Proxy;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/proxies.md has a heading for each proxy of the registry, and for no other. */
class ProxyPageTest {

  @Test
  void eachProxyHasAHeading() {
    List<String> headings =
        Pattern.compile("^## ([a-z][a-z0-9_]*)$", Pattern.MULTILINE)
            .matcher(Page.of("proxies").text())
            .results()
            .map((MatchResult match) -> match.group(1))
            .toList();

    assertThat(headings)
        .containsExactlyInAnyOrderElementsOf(Proxies.all().stream().map(Proxy::name).toList());
  }
}
