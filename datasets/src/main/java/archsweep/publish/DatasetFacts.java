package archsweep.publish;

import archsweep.config.UserException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is said of a dataset beside its files.
 *
 * @param name of the dataset
 * @param description a few sentences
 * @param licence an SPDX identifier
 * @param url of the page where it is published
 * @param creator a person or an organisation
 * @param datePublished in ISO 8601
 * @param citations of the papers that it rests on
 * @param provenance versions, seeds, hardware and whatever else made it what it is
 */
public record DatasetFacts(
    String name,
    String description,
    String licence,
    String url,
    String creator,
    String datePublished,
    List<String> citations,
    SortedMap<String, String> provenance) {

  public DatasetFacts {
    citations = List.copyOf(citations);
    provenance = new TreeMap<>(provenance);
    if (!url.matches("https?://\\S+")) {
      throw new UserException(
          "The url (%s) is none.".formatted(url),
          "give the page where the dataset will be, as in https://huggingface.co/datasets/me/mine.");
    }
    if (!licence.matches("[A-Za-z0-9.+-]+")) {
      throw new UserException(
          "The licence (%s) is no SPDX identifier.".formatted(licence),
          "write it as in CC-BY-4.0 or Apache-2.0.");
    }
    if (!datePublished.matches("\\d{4}-\\d{2}-\\d{2}")) {
      throw new UserException(
          "The date (%s) is none.".formatted(datePublished), "write it as in 2026-11-24.");
    }
  }
}
