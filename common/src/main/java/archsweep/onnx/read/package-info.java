/**
 * ONNX models as networks: the file as records, constants folded, nodes translated one operator at
 * a time. Imports {@code archsweep.network}, {@code archsweep.config} and protobuf's wire format.
 */
package archsweep.onnx.read;
