package archsweep.space.vision;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.network.Network;
import archsweep.space.Task;
import org.junit.jupiter.api.Test;

/** The counts of golden/spaces/torchvision.json: with and without what only training uses. */
class AuxiliaryHeadsTest {

  @Test
  void googLeNetHasTwo() {
    Network network = GoogLeNet.network(Task.IMAGENET, true);

    assertThat(network.parameterCount()).isEqualTo(13_004_888);
    assertThat(network.outputs()).hasSize(3);
    assertThat(GoogLeNet.network(Task.IMAGENET, false).parameterCount()).isEqualTo(6_624_904);
  }

  @Test
  void inceptionHasOne() {
    Network network = InceptionV3.network(Task.imagenet(299), true);

    assertThat(network.parameterCount()).isEqualTo(27_161_264);
    assertThat(network.outputs()).hasSize(2);
    assertThat(InceptionV3.network(Task.imagenet(299), false).parameterCount())
        .isEqualTo(23_834_568);
  }
}
