package archsweep.system.network;

import archsweep.system.instance.Communication;
import archsweep.system.instance.Link;
import java.util.List;

/**
 * Devices and the links between them.
 *
 * @param name as command lines and tables call it
 * @param version raised by hand whenever a figure changes
 * @param description one line for people
 * @param members the devices, in the order of the file
 * @param host the position of the device that inputs come from and outputs go to
 * @param links from each member to each; latencies in us, times per byte in us
 * @param communication how tensors get from device to device
 */
public record DeviceSystem(
    String name,
    int version,
    String description,
    List<Member> members,
    int host,
    List<List<Link>> links,
    Communication communication) {

  public DeviceSystem {
    members = List.copyOf(members);
    links = links.stream().map(List::copyOf).toList();
  }

  /** This system with links of another bandwidth. */
  public DeviceSystem withBandwidth(double factor) {
    List<List<Link>> scaled =
        links.stream()
            .map(row -> row.stream().map(link -> link.withBandwidth(factor)).toList())
            .toList();
    return new DeviceSystem(name, version, description, members, host, scaled, communication);
  }

  /** The power of the devices that something runs on, in W. */
  public double powerW(int[] assignment) {
    boolean[] used = new boolean[members.size()];
    for (int member : assignment) {
      used[member] = true;
    }
    double power = 0;
    for (int k = 0; k < used.length; k++) {
      power += used[k] ? members.get(k).powerW() : 0;
    }
    return power;
  }
}
