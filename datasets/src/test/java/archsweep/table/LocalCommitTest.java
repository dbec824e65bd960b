package archsweep.table;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LocalCommitTest extends CommitContract {

  @TempDir Path folder;

  @Override
  RunDirectory emptyRun() throws IOException {
    return RunDirectory.open(RunLocation.of(folder.toString()));
  }
}
