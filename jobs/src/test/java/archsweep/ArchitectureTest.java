package archsweep;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between packages, over all modules: what Maven's dependencies cannot hold. */
@AnalyzeClasses(
    packages = "archsweep",
    importOptions = {
      ImportOption.DoNotIncludeTests.class,
      ArchitectureTest.DoNotIncludeTestJars.class
    })
class ArchitectureTest {

  /** The tests of common are a jar on the class path of these. */
  static final class DoNotIncludeTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  private static final String[] SPARK = {"org.apache.spark..", "scala.."};

  private static final String[] WITH_SPARK = {
    "archsweep.engine",
    "archsweep.pipeline",
    "archsweep.enumerate",
    "archsweep.partition",
    "archsweep.score",
    "archsweep.simulate",
    "archsweep.reduce"
  };

  private static final String[] JOBS = {
    "archsweep.cli",
    "archsweep.correlate",
    "archsweep.engine",
    "archsweep.enumerate",
    "archsweep.partition",
    "archsweep.pipeline",
    "archsweep.placement",
    "archsweep.profile",
    "archsweep.reduce",
    "archsweep.publication",
    "archsweep.report",
    "archsweep.score",
    "archsweep.simulate",
    "archsweep.sweep",
    "archsweep.verdict"
  };

  /**
   * Above all not the command line, whose light commands run where no Spark is, nor report and
   * verdict, nor any science.
   */
  @ArchTest
  static final ArchRule SPARK_IS_KNOWN_TO_THE_JOBS_ALONE =
      noClasses()
          .that()
          .resideOutsideOfPackages(WITH_SPARK)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SPARK);

  @ArchTest
  static final ArchRule SCIENCE_AND_TABLES_KNOW_NO_JOB =
      noClasses()
          .that()
          .resideOutsideOfPackages(JOBS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(JOBS);

  @ArchTest
  static final ArchRule JOBS_ARE_THIN =
      noClasses()
          .that()
          .resideInAnyPackage(JOBS)
          .and()
          .doNotHaveFullyQualifiedName("archsweep.pipeline.Versions")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.bytedeco..",
              "com.google.ortools..",
              "org.apache.hadoop..",
              "org.apache.parquet..");

  @ArchTest
  static final ArchRule LIGHT_COMMANDS_STAY_LIGHT =
      noClasses()
          .that()
          .haveNameMatching("archsweep\\.cli\\.(List|Space|Cost|Format)Command.*")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("archsweep.engine", "archsweep.table", "archsweep.reduce");

  @ArchTest
  static final ArchRule NO_CIRCLES = slices().matching("archsweep.(*)..").should().beFreeOfCycles();
}
