package archsweep.system.exact;

import archsweep.system.Effort;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.SatParameters;

/** One run of CP-SAT. */
final class CpRun {

  private CpRun() {}

  /** A solver with the limits of an effort. */
  static CpSolver solver(Effort effort) {
    CpSolver solver = new CpSolver();
    SatParameters.Builder parameters = solver.getParameters();
    parameters.setMaxTimeInSeconds(effort.seconds());
    parameters.setNumWorkers(effort.threads());
    parameters.setRandomSeed((int) (effort.seed() & 0x7fffffff));
    return solver;
  }

  /** Solves; a model that CP-SAT refuses is a defect. */
  static CpSolverStatus solve(CpSolver solver, CpModel model) {
    CpSolverStatus status = solver.solve(model);
    if (status == CpSolverStatus.MODEL_INVALID) {
      throw new IllegalStateException("CP-SAT refuses the model: " + model.validate());
    }
    return status;
  }

  static boolean found(CpSolverStatus status) {
    return status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE;
  }
}
