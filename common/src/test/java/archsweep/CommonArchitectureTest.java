package archsweep;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the packages of common. */
@AnalyzeClasses(
    packages = "archsweep",
    importOptions = {ImportOption.DoNotIncludeTests.class, ImportOption.DoNotIncludeJars.class})
class CommonArchitectureTest {

  private static final String[] WITH_TENSORS = {
    "archsweep.torch..",
    "archsweep.proxy..",
    "archsweep.training..",
    "archsweep.supernet..",
    "archsweep.predictor.."
  };

  @ArchTest
  static final ArchRule KNOWS_NO_CLUSTER =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.spark..",
              "org.apache.hadoop..",
              "org.apache.parquet..",
              "com.google.ortools..");

  @ArchTest
  static final ArchRule ONLY_THESE_KNOW_LIBTORCH =
      noClasses()
          .that()
          .resideOutsideOfPackages(WITH_TENSORS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.bytedeco..");

  @ArchTest
  static final ArchRule NETWORKS_AND_SPACES_DO_NOT_KNOW_WHO_RUNS_THEM =
      noClasses()
          .that()
          .resideInAnyPackage(
              "archsweep.network..",
              "archsweep.space..",
              "archsweep.precision..",
              "archsweep.identity..",
              "archsweep.config..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(WITH_TENSORS);

  @ArchTest
  static final ArchRule RUNNING_DOES_NOT_KNOW_SCORING =
      noClasses()
          .that()
          .resideInAPackage("archsweep.torch..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("archsweep.proxy..", "archsweep.space..", "archsweep.training..");
}
