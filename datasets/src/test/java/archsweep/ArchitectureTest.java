package archsweep;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of this module that Maven cannot hold. */
@AnalyzeClasses(
    packages = {"archsweep.table", "archsweep.images"},
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule NO_CLUSTER_AND_NO_TENSORS =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.spark..",
              "org.bytedeco..",
              "com.google.ortools..",
              "archsweep.device..",
              "archsweep.cost..",
              "archsweep.system..",
              "archsweep.assignment..",
              "archsweep.torch..",
              "archsweep.proxy..")
          .because("datasets reads and writes; it computes nothing");

  @ArchTest
  static final ArchRule IMAGES_KNOW_NO_TABLES =
      noClasses()
          .that()
          .resideInAPackage("archsweep.images")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("archsweep.table..", "org.apache.hadoop..", "org.apache.parquet..");

  @ArchTest
  static final ArchRule TABLES_KNOW_NO_IMAGES =
      noClasses()
          .that()
          .resideInAPackage("archsweep.table")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("archsweep.images..");
}
