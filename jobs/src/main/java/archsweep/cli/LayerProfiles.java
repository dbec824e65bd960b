package archsweep.cli;

import archsweep.config.UserException;
import archsweep.cost.CostModel;
import archsweep.cost.LayerWorkload;
import archsweep.cost.NetworkWorkload;
import archsweep.cost.scalesim.Topology;
import archsweep.cost.scalesim.TopologyLayer;
import archsweep.network.Network;
import archsweep.precision.LayerPrecision;
import archsweep.precision.PrecisionAssignment;
import archsweep.profile.Profile;
import archsweep.profile.ProfilePage;
import archsweep.profile.ProfiledLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the page of a network's layers on devices. */
final class LayerProfiles {

  private LayerProfiles() {}

  /**
   * Writes the page.
   *
   * @param network as the command line names it
   * @throws UserException if the file cannot be written
   */
  static void write(Path file, String network, List<CostModel> models, LayerPrecision precision) {
    List<Profile> profiles =
        models.stream().map(model -> profile(network, model, precision)).toList();
    try {
      Files.writeString(file, ProfilePage.render(network, profiles));
    } catch (IOException e) {
      throw new UserException(
          "The page %s cannot be written: %s.".formatted(file, e),
          "its folder does not exist, or is not yours.",
          e);
    }
  }

  private static Profile profile(String network, CostModel model, LayerPrecision precision) {
    List<ProfiledLayer> layers =
        network.endsWith(".csv")
            ? ofTopology(network, model, precision)
            : ofNetwork(NetworkArgument.read(network), model, precision);
    return new Profile(model.device(), precision.toString(), model.networkOverheadUs(), layers);
  }

  private static List<ProfiledLayer> ofNetwork(
      Network network, CostModel model, LayerPrecision precision) {
    NetworkWorkload workload = NetworkWorkload.of(network);
    PrecisionAssignment assignment = PrecisionAssignment.uniform(network, precision);
    List<ProfiledLayer> layers = new ArrayList<>();
    for (int position = 0; position < workload.size(); position++) {
      LayerWorkload layer = workload.layer(position);
      layers.add(
          ProfiledLayer.of(
              network.layers().get(position).name(),
              network.layers().get(position).op().describe(),
              layer,
              model.layer(layer, assignment.layer(position))));
    }
    return layers;
  }

  private static List<ProfiledLayer> ofTopology(
      String file, CostModel model, LayerPrecision precision) {
    List<ProfiledLayer> layers = new ArrayList<>();
    for (TopologyLayer layer : Topology.read(Path.of(file))) {
      LayerWorkload workload = layer.workload();
      layers.add(
          ProfiledLayer.of(layer.name(), "topology", workload, model.layer(workload, precision)));
    }
    return layers;
  }
}
