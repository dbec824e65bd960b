/**
 * Networks as ONNX models, quantised where ONNX has the format. Imports {@code archsweep.network},
 * {@code archsweep.precision}, {@code archsweep.config} and protobuf's wire format; ONNX Runtime
 * opens the models in tests alone.
 */
package archsweep.onnx;
