package archsweep.proxy;

import archsweep.network.Network;
import archsweep.network.Parameters;
import archsweep.precision.PrecisionAssignment;
import archsweep.torch.Arithmetic;
import archsweep.training.Minibatch;

/**
 * What is scored: a network with its parameters and formats, on a batch, in an arithmetic.
 *
 * @param draws what passes draw for themselves
 */
record Subject(
    Network network,
    Parameters parameters,
    PrecisionAssignment precision,
    Minibatch minibatch,
    Draws draws,
    Arithmetic arithmetic) {}
