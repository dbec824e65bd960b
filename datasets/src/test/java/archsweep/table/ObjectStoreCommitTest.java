package archsweep.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class ObjectStoreCommitTest extends CommitContract {

  @TempDir Path folder;

  @Override
  RunDirectory emptyRun() throws IOException {
    Map<String, String> settings = Map.of("fs.fake.impl", FakeObjectStore.class.getName());
    return RunDirectory.open(new RunLocation("fake://" + folder, settings));
  }
}
