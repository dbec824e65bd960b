/**
 * The tables of a sweep: the schema of each in one place, their Parquet files, and the run
 * directory in which plans, chunks and single files are committed so that any reader sees whole
 * rows, each once, at any moment. Imports Hadoop, Parquet, Jackson and common; neither Spark nor
 * libtorch.
 */
package archsweep.table;
