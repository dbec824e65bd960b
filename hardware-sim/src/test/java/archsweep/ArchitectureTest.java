package archsweep;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between rooms that module dependencies do not hold. */
@AnalyzeClasses(
    packages = {
      "archsweep.device",
      "archsweep.cost",
      "archsweep.calibration",
      "archsweep.fidelity",
      "archsweep.system",
      "archsweep.assignment"
    },
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule KNOWS_NEITHER_CLUSTER_NOR_TENSORS =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.spark..",
              "org.apache.hadoop..",
              "org.apache.parquet..",
              "org.bytedeco..",
              "archsweep.torch..",
              "archsweep.proxy..",
              "archsweep.training..",
              "archsweep.supernet..");

  @ArchTest
  static final ArchRule ONLY_SYSTEM_AND_ASSIGNMENT_SOLVE =
      noClasses()
          .that()
          .resideOutsideOfPackages("archsweep.system..", "archsweep.assignment..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.google.ortools..");

  @ArchTest
  static final ArchRule DEVICES_DO_NOT_KNOW_THEIR_MODELS =
      noClasses()
          .that()
          .resideInAPackage("archsweep.device..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("archsweep.cost..", "archsweep.network..");
}
