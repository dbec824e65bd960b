package archsweep.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "archsweep.report", importOptions = DoNotIncludeTests.class)
class ReportDependenciesTest {

  /** No Spark, no Hadoop, no command line: what fills the report is no business of the report. */
  @ArchTest
  static final ArchRule NEEDS_ONLY_THE_JDK_JACKSON_AND_STATISTICS =
      classes()
          .that()
          .resideInAPackage("archsweep.report..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "archsweep.report..",
              "archsweep.statistics..",
              "com.fasterxml.jackson.core..");
}
